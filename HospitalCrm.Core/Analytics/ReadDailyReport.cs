using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics;

/// <summary>运行日报: the figures of one day with when they were true, the days before, who gets the evening's message and whether it went.</summary>
public sealed class ReadDailyReport(CrmDb db, DailyFigures figures, LeaderReportDesk desk, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    public const int DaysShown = 31;

    /// <summary>What is shown, in this order; the evening's message names the first six.</summary>
    public static readonly IReadOnlyList<string> Codes =
        [DailyFigure.Outpatients, DailyFigure.Emergencies, DailyFigure.Admitted, DailyFigure.Discharged, DailyFigure.Inpatients, DailyFigure.Revenue, "REVENUE_OP", "REVENUE_IP", "OPERATIONS", "BEDS_OPEN"];

    public static Permission Requires => AnalyticsPermissions.ViewReports;

    /// <param name="on">Null: today.</param>
    public async Task<DailyReport> HandleAsync(DateOnly? on, CancellationToken ct = default)
    {
        var day = on ?? clock.Today();
        var from = day.AddDays(1 - DaysShown);
        var known = await figures.ReadAsync(from, day, ct);
        var sent = await db.LeaderReports.AsNoTracking().Where(report => report.On >= from && report.On <= day).ToDictionaryAsync(report => report.On, ct);
        var readers = await desk.ReadersAsync(ct);
        return new(
            day,
            [.. Enumerable.Range(0, DaysShown).Select(back => day.AddDays(-back)).Select(one => Line(one, known.GetValueOrDefault(one), sent.GetValueOrDefault(one)))])
        {
            Readers = [.. readers.Select(reader => new ReportReader(reader.Name, reader.Mobile is not null))],
            IsOn = parameters.Get(NoticeParameters.LeaderReport),
            At = parameters.Get(MessageParameters.LeaderReportAt),
            Latest = parameters.Get(NoticeParameters.LeaderReportLatest),
            Text = day == clock.Today() ? await WriteAsync(day, ct) : null,
        };
    }

    private async Task<string?> WriteAsync(DateOnly day, CancellationToken ct)
    {
        try
        {
            return (await desk.WriteAsync(day, ct)).Text.Text;
        }
        catch (RuleViolation refusal) when (refusal.Code is "Messaging.TemplateOff" or "Messaging.UnknownTemplate")
        {
            return null;
        }
    }

    private static ReportDay Line(DateOnly on, IReadOnlyDictionary<string, DailyFigure>? figures, LeaderReport? sent) => new(
        on,
        Codes.ToDictionary(code => code, code => figures?.GetValueOrDefault(code) is { } figure ? new ReportFigure(figure.Value, figure.AsOf) : null, StringComparer.Ordinal),
        sent?.SentAt,
        sent?.Recipients ?? 0);
}

/// <param name="Days">The day asked for first, then those before it.</param>
public sealed record DailyReport(DateOnly On, IReadOnlyList<ReportDay> Days)
{
    public required IReadOnlyList<ReportReader> Readers { get; init; }

    public required bool IsOn { get; init; }

    public required TimeOnly At { get; init; }

    public required TimeOnly Latest { get; init; }

    /// <summary>Today's message as it would go out now; null for another day, and while its template is off.</summary>
    public required string? Text { get; init; }
}

/// <param name="Figures">By code; null where nobody told.</param>
/// <param name="SentAt">When the evening's message went out.</param>
public sealed record ReportDay(DateOnly On, IReadOnlyDictionary<string, ReportFigure?> Figures, DateTimeOffset? SentAt, int Recipients);

public sealed record ReportFigure(decimal Value, DateTimeOffset AsOf);

/// <param name="HasMobile">False: he gets nothing.</param>
public sealed record ReportReader(string Name, bool HasMobile);
