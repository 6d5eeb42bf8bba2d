using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;

namespace HospitalCrm.Core.FollowUps.Rates;

/// <summary>随访率 as .xlsx.</summary>
public sealed class ExportFollowUpRates(FollowUpRateCounter counter, SumSheet sheet) : IUseCase
{
    private static readonly string[] Columns =
    [
        "Section", "Line", "Asked", "Discharged", "Reached", "Called", "OnTime", "Judged", "Lost", "Expected", "Coverage", "Contact", "InTime", "LostShare",
        "BeforeCoverage", "BeforeContact", "BeforeInTime", "BeforeLostShare",
    ];

    public static Permission Requires => FollowUpPermissions.Rates;

    public async Task<PaperFile> HandleAsync(DateOnly from, DateOnly to, string? ward, SumWords words, CancellationToken ct = default)
    {
        var rates = await counter.AnalyseAsync(new(from, to), null, ward, ct);
        return await sheet.WriteAsync("follow-up-rates", rates.Span, rates.Ward, words, Columns, Rows(rates, words.Heading), ct);
    }

    private static IEnumerable<object?[]> Rows(FollowUpRates rates, Func<string, string> heading) =>
    [
        Row(heading("Total"), "", rates.Total, rates.TotalBefore),
        .. rates.Departments.Select(line => Row(heading("ByDepartment"), line.Name, line.Now, line.Before)),
        .. rates.Trend.Select(step => Row(heading("ByTime"), string.Create(CultureInfo.InvariantCulture, $"{step.Span.From:yyyy-MM-dd}..{step.Span.To:yyyy-MM-dd}"), step.Rate, null)),
        .. rates.Alerts is { } alerts
            ? [[heading("Alerts"), heading("Raised"), alerts.Raised], [heading("Alerts"), heading("Open"), alerts.Open], [heading("Alerts"), heading("Handled"), alerts.Handled], [heading("Alerts"), heading("Minutes"), alerts.Minutes]]
            : Array.Empty<object?[]>(),
    ];

    private static object?[] Row(string section, string line, FollowUpRate now, FollowUpRate? before) =>
    [
        section, line, now.Asked, now.Discharged, now.Reached, now.Called, now.OnTime, now.Judged, now.Lost, now.Expected,
        Share(now.Asked, now.Discharged), Share(now.Reached, now.Called), Share(now.OnTime, now.Judged), Share(now.Lost, now.Expected),
        .. before is null ? Array.Empty<object?>() : [Share(before.Asked, before.Discharged), Share(before.Reached, before.Called), Share(before.OnTime, before.Judged), Share(before.Lost, before.Expected)],
    ];

    private static object? Share(int part, int whole) => whole == 0 ? null : 100.0 * part / whole;
}
