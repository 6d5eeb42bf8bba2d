using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>
/// Puts the sources together on one time axis, newest first. Each is asked for one page below the cursor through its own index and the
/// pages are merged, so that a person with thousands of contacts opens as fast as one with ten.
/// </summary>
public sealed class InteractionReading(CrmDb db, Vault vault, ArchiveRecords records) : IRoomPart
{
    public const int PageSize = 50;

    public async Task<InteractionPage> ReadAsync(
        IReadOnlyList<Id<Patient>?> patients, IReadOnlyCollection<InteractionSource> sources, InteractionQuery query, int size = PageSize, CancellationToken ct = default)
    {
        var lines = new List<(InteractionLine Line, InteractionSource Source)>();
        foreach (var source in Asked(sources, query))
        {
            var page = Newest(source, Below(source, Within(source, patients, query), query.After)).Take(size + 1 + (query.After?.Shown.Count ?? 0));
            lines.AddRange((await page.ToListAsync(ct)).Where(line => query.After?.Shown.Contains(line.Key) != true).Select(line => (line, source)));
        }

        var shown = lines.OrderByDescending(pair => pair.Line.Moment).ThenByDescending(pair => pair.Line.Key).Take(size).ToList();
        return new(await WordAsync(shown, ct), lines.Count > shown.Count);
    }

    /// <summary>How many there are of each class within the days asked for.</summary>
    public async Task<IReadOnlyDictionary<InteractionClass, int>> CountAsync(IReadOnlyList<Id<Patient>?> patients, IReadOnlyCollection<InteractionSource> sources, InteractionQuery query, CancellationToken ct)
    {
        var counts = new Dictionary<InteractionClass, int>();
        foreach (var source in sources)
        {
            var lines = Within(source, patients, query with { Class = null });
            if (source.Class is { } known)
            {
                counts[known] = counts.GetValueOrDefault(known) + await lines.CountAsync(ct);
                continue;
            }

            foreach (var group in await lines.GroupBy(line => line.Topic).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct))
            {
                var about = InteractionSources.ClassOf(group.Key);
                counts[about] = counts.GetValueOrDefault(about) + group.Count;
            }
        }

        return counts;
    }

    /// <summary>The same for one question and no further than <paramref name="most"/>: enough for a figure on a card.</summary>
    public async Task<int> CountAsync(IReadOnlyList<Id<Patient>?> patients, IReadOnlyCollection<InteractionSource> sources, InteractionQuery query, int most, CancellationToken ct)
    {
        var count = 0;
        foreach (var source in Asked(sources, query))
        {
            count += count >= most ? 0 : await Within(source, patients, query).Take(most).CountAsync(ct);
        }

        return Math.Min(count, most);
    }

    private static IEnumerable<InteractionSource> Asked(IEnumerable<InteractionSource> sources, InteractionQuery query) =>
        sources.Where(source => source.Class is null || (!query.IsSpoken && (query.Class is null || source.Class == query.Class)));

    private IQueryable<InteractionLine> Within(InteractionSource source, IReadOnlyList<Id<Patient>?> patients, InteractionQuery query)
    {
        var lines = source.Lines(db).Where(line => patients.Contains(line.PatientId));
        if (query.From is { } from)
        {
            var start = HospitalZone.StartOf(from);
            lines = source.IsByDay ? lines.Where(line => line.On >= from) : lines.Where(line => line.At >= start);
        }

        if (query.To is { } to)
        {
            var end = HospitalZone.StartOf(to.AddDays(1));
            lines = source.IsByDay ? lines.Where(line => line.On <= to) : lines.Where(line => line.At < end);
        }

        if (query.Class is not { } wanted || source.Class is not null)
        {
            return lines;
        }

        var topics = InteractionSources.TopicsOf(wanted);
        return lines.Where(line => topics.Contains(line.Topic));
    }

    private static IQueryable<InteractionLine> Below(InteractionSource source, IQueryable<InteractionLine> lines, TimeCursor? after)
    {
        if (after is null)
        {
            return lines;
        }

        var (at, on) = (after.At, after.On);
        return source.IsByDay ? lines.Where(line => line.On <= on) : lines.Where(line => line.At <= at);
    }

    private static IQueryable<InteractionLine> Newest(InteractionSource source, IQueryable<InteractionLine> lines) =>
        source.IsByDay ? lines.OrderByDescending(line => line.On).ThenByDescending(line => line.At) : lines.OrderByDescending(line => line.At);

    private async Task<List<Interaction>> WordAsync(List<(InteractionLine Line, InteractionSource Source)> shown, CancellationToken ct)
    {
        var calls = shown.Select(pair => pair.Line.CallId).Where(call => call is not null).ToList();
        var notes = calls.Count == 0 ? [] : await db.ContactRecords.AsNoTracking().Where(note => calls.Contains(note.CallId)).OrderBy(note => note.At).ToListAsync(ct);
        var staff = await records.StaffAsync(shown.Select(pair => pair.Line.StaffNo).Concat(notes.Select(note => note.StaffNo)), ct);
        var departments = await records.DepartmentsAsync(shown.Select(pair => pair.Line.DepartmentCode), ct);
        var ofCalls = notes.ToLookup(note => note.CallId, note => new InteractionNote(note.At, note.Topic, vault.Open(ContactRecord.TextPurpose, note.Text), staff.GetValueOrDefault(note.StaffNo, note.StaffNo)));
        return shown.ConvertAll(pair => Word(pair.Line, pair.Source) with
        {
            StaffName = pair.Line.StaffNo is { } number ? staff.GetValueOrDefault(number, number) : null,
            Department = pair.Line.DepartmentCode is { } code ? departments.GetValueOrDefault(code, code) : null,
            Notes = pair.Line.CallId is { } call ? [.. ofCalls[call]] : [],
        });
    }

    private Interaction Word(InteractionLine line, InteractionSource source) => new(line.Key, line.Moment, source.Kind, source.Class ?? InteractionSources.ClassOf(line.Topic))
    {
        Title = line.IsSensitive ? null : line.Title,
        Text = line.IsSensitive || source.TextPurpose is null || vault.Open(source.TextPurpose, line.Text) is not { } text ? null : source.Kind == InteractionKind.Reply ? Messaging.ReplyReading.Shown(text) : text,
        Topic = line.Topic,
        Direction = line.Direction,
        State = line.State,
        AnsweredAt = line.AnsweredAt,
        EndedAt = line.EndedAt,
        Encounter = line.Encounter,
        IsAbnormal = line.IsAbnormal && !line.IsSensitive,
        IsCorrected = line.IsCorrected,
        IsCovered = line.IsSensitive,
        MessageKind = line.MessageKind,
        MessageState = line.MessageState,
        MessageId = line.MessageId,
        ReplyKind = line.ReplyKind,
        Rating = line.Rating,
        FollowUpId = line.FollowUpId,
        Step = line.Step,
        ComplaintId = line.ComplaintId,
        ComplaintState = line.ComplaintState,
        InquiryId = line.InquiryId,
        InquiryState = line.InquiryState,
        EncounterId = line.EncounterId,
        LabReportId = line.LabReportId,
        ExamReportId = line.ExamReportId,
    };
}
