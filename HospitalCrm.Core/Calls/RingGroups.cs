using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

/// <summary>Which extensions answer for each other (振铃组). An extension in no group is everybody's.</summary>
public static class RingGroups
{
    private static readonly char[] BetweenGroups = [';', '；', '\n'];
    private static readonly char[] BetweenSeats = [' ', ',', '，', '、'];

    /// <summary>The extensions whose missed calls are none of somebody's who sits at <paramref name="seat"/>.</summary>
    public static IReadOnlyList<string> ClosedTo(string groups, string? seat) =>
        [.. Read(groups).Where(group => seat is null || !group.Contains(seat)).SelectMany(group => group).Except(Read(groups).Where(group => seat is not null && group.Contains(seat)).SelectMany(group => group))];

    /// <exception cref="RuleViolation">Something that is no extension.</exception>
    public static string Check(string text)
    {
        foreach (var seat in Read(text).SelectMany(group => group))
        {
            if (seat.Length > 16 || !seat.All(char.IsAsciiDigit))
            {
                throw new RuleViolation("Settings.ParameterNotMeant", seat);
            }
        }

        return string.Join("; ", Read(text).Select(group => string.Join(' ', group)));
    }

    private static IReadOnlyList<string[]> Read(string groups) =>
    [
        .. groups.Split(BetweenGroups, StringSplitOptions.RemoveEmptyEntries)
            .Select(group => group.Split(BetweenSeats, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(group => group.Length > 0),
    ];
}
