using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Parts;

/// <summary>The period a page's address asks for: by its name (<c>period=</c>) or by its days (<c>days=2026-01-01..2026-01-31</c>).</summary>
/// <param name="Choice">The name, when it was asked by name.</param>
/// <param name="Span">Null with a <paramref name="Problem"/>.</param>
public sealed record AskedPeriod(string? Choice, DaySpan? Span, Problem? Problem)
{
    private const int LongestShown = 40;

    /// <param name="usual">Where the address names none.</param>
    public static AskedPeriod Read(string? period, string? days, DateOnly today, string usual = PeriodChoice.Usual)
    {
        var span = days?.Split("..") switch
        {
            null => PeriodChoice.Find(period ?? usual, today),
            [var from, var to] when DateInput.Read(from) is { } first && DateInput.Read(to) is { } last => new(first, last),
            _ => null,
        };
        if (span is not null)
        {
            return new(days is null ? period ?? usual : null, span, null);
        }

        var named = days ?? period ?? "";
        return new(null, null, new(ProblemKind.Refused, "Analytics.NoSuchPeriod", named.Length > LongestShown ? named[..LongestShown] + "…" : named));
    }

    /// <summary>As it stands in an address.</summary>
    public static string Write(DaySpan span) => $"{DateInput.Write(span.From)}..{DateInput.Write(span.To)}";

    /// <summary>Short, below a drawing: a day, some days, a month.</summary>
    public static string Say(DaySpan step) => step.From == step.To
        ? DateInput.Write(step.From)[5..]
        : step.From.Day == 1 && step.To.AddDays(1).Day == 1 ? DateInput.Write(step.From)[..7] : $"{DateInput.Write(step.From)[5..]}~{DateInput.Write(step.To)[5..]}";
}
