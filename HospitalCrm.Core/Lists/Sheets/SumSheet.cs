using System.Globalization;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists.Sheets;

/// <summary>A page of figures as .xlsx, a row a line, whose copy it is below. Only sums leave the house, and each export stands on the audit record.</summary>
public sealed class SumSheet(AuditLog audit, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    private const double TextWidth = 20;
    private const double FigureWidth = 13;

    /// <param name="subject">What was exported, on the record.</param>
    /// <param name="narrowed">To which department or ward; null: all.</param>
    /// <param name="columns">Of which <paramref name="words"/> has the headings; the first two say of what a row tells.</param>
    /// <param name="rows">Texts, numbers, and null where nothing is known. Fractions are told to one place.</param>
    public async Task<PaperFile> WriteAsync(string subject, DaySpan span, string? narrowed, SumWords words, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var purpose = string.Create(CultureInfo.InvariantCulture, $"{subject} {span.From:yyyy-MM-dd} {span.To:yyyy-MM-dd} {narrowed}").TrimEnd();
        await audit.AppendAsync(new AuditDraft(AuditAct.Exported, subject, "", at) { Purpose = purpose }.By(actor.Value), ct);
        using var stream = new MemoryStream();
        using (var sheet = new SheetWriter(stream, words.Title, [.. columns.Select((_, column) => column < 2 ? TextWidth : FigureWidth)]))
        {
            sheet.NextRow();
            for (var column = 0; column < columns.Count; column++)
            {
                sheet.Text(column, words.Heading(columns[column]), SheetStyle.Heading);
            }

            var written = 1;
            foreach (var row in rows)
            {
                Write(sheet, row);
                written++;
            }

            sheet.SkipRow();
            sheet.NextRow();
            var mark = words.Mark(actor.Value, at, span);
            sheet.Text(0, mark, SheetStyle.Mark);
            sheet.Finish(written, mark);
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"{words.Title}-{span.From:yyyyMMdd}-{span.To:yyyyMMdd}.xlsx"), PaperFile.Workbook, stream.ToArray());
    }

    private static void Write(SheetWriter sheet, object?[] row)
    {
        sheet.NextRow();
        for (var column = 0; column < row.Length; column++)
        {
            switch (row[column])
            {
                case null:
                    break;
                case string text:
                    sheet.Text(column, text);
                    break;
                case double figure:
                    sheet.TryTyped(column, Math.Round(figure, 1));
                    break;
                case var figure:
                    sheet.TryTyped(column, figure);
                    break;
            }
        }
    }
}

/// <summary>The reader's language.</summary>
/// <param name="Mark">Whose copy it is, and of which days.</param>
public sealed record SumWords(string Title, Func<string, string> Heading, Func<Actor, DateTimeOffset, DaySpan, string> Mark);
