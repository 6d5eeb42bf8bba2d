using System.Globalization;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>The tables of 运营分析 as .xlsx.</summary>
public sealed class ExportAnalysis(CallAnalyst analyst, ContactAnalyst contacts, SumSheet sheet) : IUseCase
{
    private static readonly string[] Columns = ["Section", "Line", "Offered", "Answered", "Missed", "AnswerRate", "AnswerSeconds", "AnswerP90", "Handled", "HandleSeconds", "BeforeOffered", "BeforeAnswered", "BeforeMissed", "Records", "BeforeRecords"];

    public static Permission Requires => AnalyticsPermissions.ViewBoards;

    public async Task<PaperFile> HandleAsync(DateOnly from, DateOnly to, string? department, AnalysisSheetWords words, CancellationToken ct = default)
    {
        var analysis = await analyst.AnalyseAsync(new(from, to), department, ct) ?? throw new RuleViolation("Analytics.NothingToExport");
        var talks = await contacts.AnalyseAsync(new(from, to), department, ct);
        return await sheet.WriteAsync("analysis", analysis.Span, department, words.Sheet, Columns, Rows(analysis, talks, words), ct);
    }

    private static IEnumerable<object?[]> Rows(CallAnalysis analysis, ContactAnalysis? talks, AnalysisSheetWords words)
    {
        var heading = words.Sheet.Heading;
        return
        [
            Row(heading("Total"), "", analysis.Total, analysis.TotalBefore),
            .. analysis.Days.Select(day => Row(heading("ByDay"), Iso(day.On), day.Calls)),
            .. analysis.Hours.Index().Select(hour => Row(heading("ByHour"), $"{hour.Index:00}:00", hour.Item)),
            .. analysis.Agents.Select(agent => Row(heading("ByAgent"), agent.StaffNo is null ? heading("NoAgent") : $"{agent.Name} {agent.StaffNo}".Trim(), agent.Calls, agent.Before)),
            .. analysis.Months.Select(month => Month(heading("ByMonth"), Iso(month.Span.From)[..7], month.Handled, month.Seconds)),
            .. analysis.Baseline is { } known ? [Month(heading("Baseline"), $"{Iso(known.Span.From)}..{Iso(known.Span.To)}", known.Handled, known.Seconds)] : Array.Empty<object?[]>(),
            .. talks?.Topics.Select(line => Records(heading("ByTopic"), words.Topic(line.Topic), line.Count, line.Before)) ?? [],
            .. talks?.Results.Select(line => Records(heading("ByResult"), words.Result(line), line.Count, line.Before)) ?? [],
        ];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object?[] Row(string section, string line, CallFigures now, CallFigures? before = null) =>
        [section, line, now.Offered, now.Answered, now.Missed, now.AnswerRate * 100, now.AnswerSeconds, now.AnswerSecondsP90, now.Handled, now.HandleSeconds, before?.Offered, before?.Answered, before?.Missed];

    private static object?[] Month(string section, string line, int handled, double? seconds) => [section, line, null, null, null, null, null, null, handled, seconds];

    private static object?[] Records(string section, string line, int count, int before) => [section, line, null, null, null, null, null, null, null, null, null, null, null, count, before];
}

/// <summary>The reader's language.</summary>
public sealed record AnalysisSheetWords(SumWords Sheet, Func<ContactTopic, string> Topic, Func<ContactResultLine, string> Result);
