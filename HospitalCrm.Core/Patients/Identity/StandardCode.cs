using HospitalCrm.Core.Settings.Standards;

namespace HospitalCrm.Core.Patients.Identity;

/// <summary>One row of a published code table. <see cref="Source"/> names the standard it stands in.</summary>
public sealed record StandardCode(string Code, string Name, string Source)
{
    /// <param name="table">The table's short name (<c>id-type</c>, <c>ethnic</c>, …); see <see cref="PublishedCodes"/>.</param>
    internal static IReadOnlyList<StandardCode> Read(string table) =>
        [.. PublishedCodes.Of(table).Select(row => new StandardCode(row.Code, row.Name, row.Source))];
}
