using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Lists;

/// <summary>What one reader may see of a list at one moment: which rows, and what of them uncovered.</summary>
/// <param name="Rows">The scope of the view right; everything where the list has no scope.</param>
/// <param name="NamesWithin">See <see cref="ListPermissions.NamesWithin"/>.</param>
internal sealed record ListSight(Reach Rows, Reach NamesWithin, bool SeesAll, bool SeesNames, bool SeesRestricted)
{
    /// <summary>Whether something that was to be seen then is not to be seen any more. Another scope that is not everything counts: it has other rows.</summary>
    public bool IsLessThan(ListSight then) =>
        IsLess(Rows, then.Rows)
        || IsLess(NamesWithin, then.NamesWithin)
        || (then.SeesAll && !SeesAll)
        || (then.SeesNames && !SeesNames)
        || (then.SeesRestricted && !SeesRestricted);

    private static bool IsLess(Reach now, Reach then) => !now.IsAll && now != then;
}
