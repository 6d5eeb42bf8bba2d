using System.Globalization;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Complaints.Papers;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>The tables of 运营分析 as .xlsx, a row a line. Only sums leave the house, and each export stands on the audit record.</summary>
public sealed class ExportAnalysis(CallAnalyst analyst, ContactAnalyst contacts, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private static readonly string[] Columns = ["Section", "Line", "Offered", "Answered", "Missed", "AnswerRate", "AnswerSeconds", "AnswerP90", "Handled", "HandleSeconds", "BeforeOffered", "BeforeAnswered", "BeforeMissed", "Records", "BeforeRecords"];

    private static readonly double[] Widths = [.. Columns.Select((_, at) => at < 2 ? 20d : 13d)];

    public static Permission Requires => AnalyticsPermissions.ViewBoards;

    public async Task<PaperFile> HandleAsync(DateOnly from, DateOnly to, string? department, PeriodWords words, CancellationToken ct = default)
    {
        var analysis = await analyst.AnalyseAsync(new(from, to), department, ct) ?? throw new RuleViolation("Analytics.NothingToExport");
        var talks = await contacts.AnalyseAsync(new(from, to), department, ct);
        var at = clock.GetUtcNow();
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Exported, "analysis", "", at) { Purpose = string.Create(CultureInfo.InvariantCulture, $"analysis {from:yyyy-MM-dd} {to:yyyy-MM-dd} {department}").TrimEnd() }.By(actor.Value),
            ct);
        using var stream = new MemoryStream();
        using (var sheet = new SheetWriter(stream, words.Title, Widths))
        {
            sheet.NextRow();
            for (var i = 0; i < Columns.Length; i++)
            {
                sheet.Text(i, words.Heading(Columns[i]), SheetStyle.Heading);
            }

            var rows = 1 + Write(sheet, words.Heading("Total"), "", analysis.Total, analysis.TotalBefore);
            rows += analysis.Days.Sum(day => Write(sheet, words.Heading("ByDay"), Iso(day.On), day.Calls, null));
            rows += analysis.Hours.Index().Sum(hour => Write(sheet, words.Heading("ByHour"), $"{hour.Index:00}:00", hour.Item, null));
            rows += analysis.Agents.Sum(agent => Write(sheet, words.Heading("ByAgent"), agent.StaffNo is null ? words.Heading("NoAgent") : $"{agent.Name} {agent.StaffNo}".Trim(), agent.Calls, agent.Before));
            rows += analysis.Months.Sum(month => Month(sheet, words.Heading("ByMonth"), Iso(month.Span.From)[..7], month.Handled, month.Seconds));
            rows += analysis.Baseline is { } known ? Month(sheet, words.Heading("Baseline"), $"{Iso(known.Span.From)}..{Iso(known.Span.To)}", known.Handled, known.Seconds) : 0;
            rows += talks?.Topics.Sum(line => Records(sheet, words.Heading("ByTopic"), words.Topic(line.Topic), line.Count, line.Before)) ?? 0;
            rows += talks?.Results.Sum(line => Records(sheet, words.Heading("ByResult"), words.Result(line), line.Count, line.Before)) ?? 0;
            sheet.SkipRow();
            sheet.NextRow();
            var mark = words.Mark(actor.Value, at, analysis.Span, analysis.Before);
            sheet.Text(0, mark, SheetStyle.Mark);
            sheet.Finish(rows, mark);
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"{words.Title}-{from:yyyyMMdd}-{to:yyyyMMdd}.xlsx"), PaperFile.Workbook, stream.ToArray());
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Write(SheetWriter sheet, string section, string line, CallFigures now, CallFigures? before)
    {
        sheet.NextRow();
        sheet.Text(0, section);
        sheet.Text(1, line);
        sheet.TryTyped(2, now.Offered);
        sheet.TryTyped(3, now.Answered);
        sheet.TryTyped(4, now.Missed);
        Number(sheet, 5, now.AnswerRate * 100);
        Number(sheet, 6, now.AnswerSeconds);
        Number(sheet, 7, now.AnswerSecondsP90);
        sheet.TryTyped(8, now.Handled);
        Number(sheet, 9, now.HandleSeconds);
        Number(sheet, 10, before?.Offered);
        Number(sheet, 11, before?.Answered);
        Number(sheet, 12, before?.Missed);
        return 1;
    }

    private static int Month(SheetWriter sheet, string section, string line, int handled, double? seconds)
    {
        sheet.NextRow();
        sheet.Text(0, section);
        sheet.Text(1, line);
        sheet.TryTyped(8, handled);
        Number(sheet, 9, seconds);
        return 1;
    }

    private static int Records(SheetWriter sheet, string section, string line, int count, int before)
    {
        sheet.NextRow();
        sheet.Text(0, section);
        sheet.Text(1, line);
        sheet.TryTyped(13, count);
        sheet.TryTyped(14, before);
        return 1;
    }

    private static void Number(SheetWriter sheet, int column, double? number)
    {
        if (number is { } known)
        {
            sheet.TryTyped(column, Math.Round(known, 1));
        }
    }
}

/// <summary>The reader's language.</summary>
/// <param name="Mark">Whose copy it is.</param>
public sealed record PeriodWords(string Title, Func<string, string> Heading, Func<ContactTopic, string> Topic, Func<ContactResultLine, string> Result, Func<Actor, DateTimeOffset, DaySpan, DaySpan, string> Mark);
