using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>Where a time axis goes on: below the last line shown.</summary>
/// <param name="Shown">What is shown already of that day: several things may bear one time, and some know only their day.</param>
public sealed record TimeCursor(DateTimeOffset At, IReadOnlyList<Guid> Shown)
{
    public DateOnly On => DayOf(At);

    /// <param name="shown">Newest first.</param>
    public static TimeCursor? Below<TLine>(IReadOnlyList<TLine> shown, Func<TLine, DateTimeOffset> at, Func<TLine, Guid> key) =>
        shown is [.., var last] ? new(at(last), [.. shown.Where(line => DayOf(at(line)) == DayOf(at(last))).Select(key)]) : null;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);
}
