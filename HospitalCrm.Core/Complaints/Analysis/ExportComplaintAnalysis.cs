using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>The analysis as .xlsx, a row a group. It leaves the house: groups of fewer than the parameter says are told as that, and by their before alike.</summary>
public sealed class ExportComplaintAnalysis(ComplaintAnalyst analyst, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private static readonly string[] Columns =
        ["Group", "Of", "Now", "Before", "Rate", "ToldMedian", "ToldP90", "EndedMedian", "EndedP90", "InTime", "Inner", "Content", "AgainComplainant", "AgainPatient", "AgainSubject"];

    private static readonly double[] Widths = [.. Columns.Select((_, at) => at < 2 ? 18d : 13d)];

    public static Permission Requires => ComplaintPermissions.Analyse;

    /// <param name="words">A heading, the name of a group, or the word for a line of it.</param>
    public async Task<PaperFile> HandleAsync(DateOnly from, DateOnly to, string? department, AnalysisWords words, CancellationToken ct = default)
    {
        var analysis = await analyst.AnalyseAsync(new(from, to), department, ct);
        var at = clock.GetUtcNow();
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Exported, "complaint-analysis", "", at) { Purpose = string.Create(CultureInfo.InvariantCulture, $"analysis {from:yyyy-MM-dd} {to:yyyy-MM-dd} {department}").TrimEnd() }.By(actor.Value),
            ct);
        using var stream = new MemoryStream();
        using (var sheet = new SheetWriter(stream, words.Title, Widths))
        {
            sheet.NextRow();
            for (var i = 0; i < Columns.Length; i++)
            {
                sheet.Text(i, words.Heading(Columns[i]), SheetStyle.Heading);
            }

            var rows = 1 + Write(sheet, words.Group(null), "", analysis.Total, analysis.TotalBefore, analysis.Fewest, isPeriod: false);
            foreach (var (group, lines) in analysis.Groups)
            {
                foreach (var line in lines)
                {
                    rows += Write(sheet, words.Group(group), words.Line(group, line), line.Now, line.Before, analysis.Fewest, line.Span is not null);
                }
            }

            sheet.SkipRow();
            sheet.NextRow();
            var mark = words.Mark(actor.Value, at, analysis);
            sheet.Text(0, mark, SheetStyle.Mark);
            sheet.Finish(rows, mark);
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"{words.Title}-{from:yyyyMMdd}-{to:yyyyMMdd}.xlsx"), PaperFile.Workbook, stream.ToArray());
    }

    private static int Write(SheetWriter sheet, string group, string name, ComplaintFigures now, ComplaintFigures before, int fewest, bool isPeriod)
    {
        sheet.NextRow();
        sheet.Text(0, group);
        sheet.Text(1, name);
        Count(sheet, 2, now.Count, fewest);
        if (!isPeriod)
        {
            Count(sheet, 3, before.Count, fewest);
        }

        Figure(sheet, 4, now.Rate);
        Figure(sheet, 5, now.Told?.Median);
        Figure(sheet, 6, now.Told?.P90);
        Figure(sheet, 7, now.Ended?.Median);
        Figure(sheet, 8, now.Ended?.P90);
        Figure(sheet, 9, now.InTimeShare * 100);
        Figure(sheet, 10, now.InnerShare * 100);
        Figure(sheet, 11, now.ContentShare * 100);
        Count(sheet, 12, now[ComplaintMeasure.AgainComplainant], fewest);
        Count(sheet, 13, now[ComplaintMeasure.AgainPatient], fewest);
        Count(sheet, 14, now[ComplaintMeasure.AgainSubject], fewest);
        return 1;
    }

    private static void Count(SheetWriter sheet, int column, int count, int fewest)
    {
        if (count > 0 && count < fewest)
        {
            sheet.Text(column, "<" + ComplaintFilters.Text(fewest));
        }
        else
        {
            sheet.TryTyped(column, count);
        }
    }

    private static void Figure(SheetWriter sheet, int column, double? figure)
    {
        if (figure is { } known)
        {
            sheet.TryTyped(column, Math.Round(known, 1));
        }
    }
}

/// <summary>The reader's language.</summary>
/// <param name="Group">Null for the whole.</param>
/// <param name="Mark">Whose copy it is.</param>
public sealed record AnalysisWords(string Title, Func<string, string> Heading, Func<AnalysisGroup?, string> Group, Func<AnalysisGroup, AnalysisLine, string> Line, Func<Actor, DateTimeOffset, ComplaintAnalysis, string> Mark);
