using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>
/// Takes a file of HIS rows into the inbox, the very path pushed rows take. A file that stands in <c>working/</c> is read from the start
/// as often as it takes: rows that are in already count as unchanged. A file without the columns it needs is refused whole.
/// </summary>
public sealed class FileDoor(IServiceScopeFactory scopes, HisInbox inbox, FileShelf shelf, FileNews news, TimeProvider clock)
{
    private const int RowsAtOnce = 1_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="file">Stored, with its key; its name is the last part of <paramref name="place"/>.</param>
    public async Task<FeedFile> TakeAsync(Id<FeedFile> file, string place, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("feed");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var taken = await db.FeedFiles.SingleAsync(known => known.Id == file, ct);
        taken.StartOver();
        try
        {
            await ReadAsync(db, taken, place, ct);
            taken.Finish(clock.GetUtcNow());
        }
        catch (RuleViolation refusal)
        {
            var detail = refusal.Args.Count > 0 ? string.Join(' ', refusal.Args) : null;
            taken.Refuse(refusal.Code, detail, clock.GetUtcNow());
            await FileShelf.ExplainAsync(place, refusal.Code, detail, ct);
        }

        await db.SaveChangesAsync(ct);
        shelf.Finish(place, taken.State == FeedFileState.Refused);
        news.Tell();
        return taken;
    }

    private async Task ReadAsync(CrmDb db, FeedFile taken, string place, CancellationToken ct)
    {
        using var file = HisFile.Open(place);
        var split = taken.View == DischargeList.View ? await ListAsync(db, file, ct) : Plain(taken, file);
        await using var report = FileShelf.Report(place);
        var waiting = new List<NumberedRow>(RowsAtOnce);
        foreach (var row in file.Rows())
        {
            waiting.AddRange(split(file.Named(row)).Select(part => new NumberedRow(row.Number, part.View, Read(part.View, part.Cells))));
            if (waiting.Count >= RowsAtOnce)
            {
                await DeliverAsync(db, taken, waiting, report, ct);
            }
        }

        await DeliverAsync(db, taken, waiting, report, ct);
    }

    /// <summary>A file of one view. A list somebody exported by hand has no watermark: it is as new as its being brought.</summary>
    private Splitting Plain(FeedFile taken, HisFile file)
    {
        var view = HisContract.Find(taken.View) ?? throw new RuleViolation("Integration.FileNoView", taken.View);
        var there = file.Headings.Select(view.Find).OfType<HisColumn>().ToHashSet();
        Demand([.. view.Columns.Where(column => column.MustExist && column != view.UpdatedAt && !there.Contains(column)).Select(column => column.Name)]);
        var watermark = KeyValuePair.Create<string, string?>(view.UpdatedAt.Name, Watermark());
        return there.Contains(view.UpdatedAt) ? cells => [(view, cells)] : cells => [(view, cells.Append(watermark))];
    }

    private async Task<Splitting> ListAsync(CrmDb db, HisFile file, CancellationToken ct)
    {
        Demand(DischargeList.Missing(file.Headings));
        var named = await db.Departments.Select(department => new { department.Code, department.Name }).ToListAsync(ct);
        var list = new DischargeList(named.DistinctBy(department => department.Name).ToDictionary(department => department.Name, department => department.Code, StringComparer.Ordinal));
        var (watermark, today) = (Watermark(), clock.Today());
        return cells => list.Split(cells, watermark, today).Select(part => (part.View, (IEnumerable<KeyValuePair<string, string?>>)part.Cells));
    }

    private static void Demand(IReadOnlyList<string> missing)
    {
        if (missing.Count > 0)
        {
            throw new RuleViolation("Integration.FileColumnsMissing", string.Join(' ', missing));
        }
    }

    private string Watermark() => clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private async Task DeliverAsync(CrmDb db, FeedFile taken, List<NumberedRow> rows, StreamWriter report, CancellationToken ct)
    {
        // Rows of a list are of several views; the patients go first, so that nothing waits for them.
        foreach (var group in rows.GroupBy(row => row.View).OrderBy(group => group.Key.Name == "patient" ? 0 : 1))
        {
            var numbered = group.ToList();
            var answer = await inbox.TakeAsync(new(taken.Source, group.Key, taken.Door, [.. numbered.Select(row => row.Reading)]), ct);
            foreach (var (index, fault) in answer.Bad)
            {
                await report.WriteLineAsync($"{numbered[index].Row},{fault.Reason},{fault.Column}");
            }

            taken.Took(answer.Accepted, answer.Unchanged, answer.Bad.Count);
        }

        rows.Clear();
        await db.SaveChangesAsync(ct);
        news.Tell();
    }

    /// <summary>A bad row is kept as JSON, like one that was pushed, so that it is repaired in the same way.</summary>
    private static HisReading Read(HisView view, IEnumerable<KeyValuePair<string, string?>> cells)
    {
        var known = cells.Where(cell => view.Find(cell.Key) is not null).DistinctBy(cell => view.Find(cell.Key)).ToList();
        var reading = HisReader.Read(view, known);
        return reading.Fault is null ? reading : reading with { Raw = JsonSerializer.SerializeToUtf8Bytes(known.ToDictionary(cell => view.Find(cell.Key)!.Name, cell => cell.Value), Json) };
    }

    private delegate IEnumerable<(HisView View, IEnumerable<KeyValuePair<string, string?>> Cells)> Splitting(IEnumerable<KeyValuePair<string, string?>> cells);

    private sealed record NumberedRow(int Row, HisView View, HisReading Reading);
}
