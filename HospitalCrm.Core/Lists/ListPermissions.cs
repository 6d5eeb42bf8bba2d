using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists;

/// <summary>Which right shows which button; null = the list has no such button.</summary>
public sealed record ListPermissions(Permission View)
{
    public Permission? Add { get; init; }

    public Permission? Edit { get; init; }

    public Permission? Delete { get; init; }

    public Permission? Export { get; init; }

    public Permission? SeeAll { get; init; }

    /// <summary>Shows patients' names in full; see <see cref="ListTools.Name"/>.</summary>
    public Permission? SeeNames { get; init; }

    /// <summary>Whose scope says which patients are named beside the rows (a call's caller); the rows themselves stay.</summary>
    public Permission? NamesWithin { get; init; }

    /// <summary>Shows restricted archives like any other.</summary>
    public Permission? SeeRestricted { get; init; }
}
