using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients.Consents;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>What was told of a result, or waits to be told, and does not hold any more: the report was withdrawn or corrected, or the consent to figures was taken back on the way.</summary>
public sealed class LabSecondThoughts(CrmDb db, MessageOutbox outbox, TimeProvider clock) : IRoomPart
{
    private static readonly MessageState[] Told = [MessageState.Sending, MessageState.Sent, MessageState.Delivered, MessageState.Unknown];

    // What of a consent keeps figures back; whose number it is, or whether he lives, keeps back the plain words too.
    private static readonly MessageReason?[] OfConsent = [MessageReason.Withdrawn, MessageReason.Refused, MessageReason.NotAsked, MessageReason.GuardianNotAsked, MessageReason.OptedOut];

    // What stands behind the name of a report in marks of it.
    private static readonly string[] Ends = [LabSubjects.Corrected, LabSubjects.Plain, LabSubjects.Corrected + LabSubjects.Plain, LabSubjects.Withdrawn];

    /// <summary>Days after which a report that is withdrawn is nobody's news; the question goes through the index of when it was verified.</summary>
    private const int Remembered = 14;

    private static readonly TimeSpan OnTheWay = TimeSpan.FromDays(2);

    /// <summary>What waits to be told of a report that was withdrawn meanwhile is not sent.</summary>
    public async Task<int> StopAsync(DateOnly today, CancellationToken ct)
    {
        var withdrawn = await WithdrawnMarksAsync(today, ct);
        var ids = withdrawn.ConvertAll(one => one.Mark.MessageId!.Value);
        var waiting = ids.Count == 0 ? [] : await db.OutboundMessages.Where(message => ids.Contains(message.Id) && message.State == MessageState.Queued).ToListAsync(ct);
        var stopped = waiting.Count(message => message.Cancel(clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // One of them has just gone out: it is told as withdrawn then.
            stopped = 0;
        }

        db.ChangeTracker.Clear();
        return stopped;
    }

    /// <summary>In the transaction that queues a correction; never saves.</summary>
    /// <param name="subjects">Of the reports as they were told first.</param>
    public async Task ReplaceAsync(IReadOnlyList<string> subjects, CancellationToken ct)
    {
        if (subjects.Count == 0)
        {
            return;
        }

        var all = subjects.Concat(subjects.Select(subject => subject + LabSubjects.Plain)).ToList();
        var marks = await db.NoticeMarks.AsNoTracking().Where(mark => mark.Notice == SendLabNotices.Name && all.Contains(mark.Subject)).Select(mark => new { mark.Subject, mark.On }).ToListAsync(ct);
        await outbox.CancelAsync(SendLabNotices.Name, marks.ConvertAll(mark => $"{mark.Subject}|{mark.On:yyyy-MM-dd}"), ct);
    }

    /// <summary>Figures the gate held back for want of consent: that the result is there is told all the same.</summary>
    public async Task<IReadOnlyList<NoticeDraft>> WithoutFiguresAsync(int most, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - OnTheWay;
        var held = await (
            from mark in db.NoticeMarks.AsNoTracking()
            where mark.Notice == SendLabNotices.Name && mark.At >= since && mark.End == NoticeEnd.Queued
            join message in db.OutboundMessages on mark.MessageId equals (Id<OutboundMessage>?)message.Id
            where message.State == MessageState.Suppressed && message.Purpose == ConsentPurpose.ResultValues && OfConsent.Contains(message.Reason)
            where !db.NoticeMarks.Any(plain => plain.Notice == SendLabNotices.Name && plain.Subject == mark.Subject + LabSubjects.Plain)
            orderby mark.At
            select mark).Take(most).ToListAsync(ct);
        var keys = held.ConvertAll(mark => KeyOf(mark.Subject));
        var standing = keys.Count == 0 ? [] : (await db.LabReports.AsNoTracking().Where(report => keys.Contains(report.SourceKey)).ToListAsync(ct)).ConvertAll(LabSubjects.Of);
        return
        [
            .. held.Where(mark => standing.Exists(report => IsOf(mark.Subject, report))).Select(mark => new NoticeDraft(
                mark.PatientId, mark.Subject + LabSubjects.Plain, mark.On, new Dictionary<string, object?> { ["date"] = mark.On })
            {
                Template = mark.Subject.EndsWith(LabSubjects.Corrected, StringComparison.Ordinal) ? LabSubjects.CorrectedTemplate : LabSubjects.Template,
                IsConfidential = true,
            }),
        ];
    }

    /// <summary>He was told of a report that does not hold: once, and in words that name nothing.</summary>
    public async Task<IReadOnlyList<NoticeDraft>> WithdrawnAsync(DateOnly today, int most, CancellationToken ct)
    {
        var marks = await WithdrawnMarksAsync(today, ct);
        var ids = marks.ConvertAll(one => one.Mark.MessageId!.Value);
        var gone = ids.Count == 0 ? [] : await db.OutboundMessages.AsNoTracking().Where(message => ids.Contains(message.Id) && Told.Contains(message.State)).Select(message => message.Id).ToListAsync(ct);
        return
        [
            .. marks.Where(one => gone.Contains(one.Mark.MessageId!.Value) && !one.IsTold).DistinctBy(one => one.Subject).Take(most)
                .Select(one => new NoticeDraft(one.Mark.PatientId, one.Subject + LabSubjects.Withdrawn, one.On, new Dictionary<string, object?>()) { Template = LabSubjects.WithdrawnTemplate, IsConfidential = true }),
        ];
    }

    /// <summary>What was written of reports that were withdrawn in the last days.</summary>
    private async Task<List<WithdrawnMark>> WithdrawnMarksAsync(DateOnly today, CancellationToken ct)
    {
        var (from, verified) = (HospitalZone.StartOf(today.AddDays(-SendLabNotices.LateBy)), HospitalZone.StartOf(today.AddDays(-Remembered)));
        var reports = (await db.LabReports.IgnoreQueryFilters().AsNoTracking().Where(report => report.VerifiedAt >= verified && report.WithdrawnAt >= from).ToListAsync(ct))
            .ToDictionary(LabSubjects.Of, report => DateOnly.FromDateTime(HospitalZone.Local(report.WithdrawnAt!.Value).DateTime), StringComparer.Ordinal);
        var subjects = reports.Keys.SelectMany(subject => Ends.Select(end => subject + end).Prepend(subject)).ToList();
        var marks = subjects.Count == 0 ? [] : await db.NoticeMarks.AsNoTracking().Where(mark => mark.Notice == SendLabNotices.Name && subjects.Contains(mark.Subject)).ToListAsync(ct);
        var told = marks.Where(mark => mark.Subject.EndsWith(LabSubjects.Withdrawn, StringComparison.Ordinal)).Select(mark => mark.Subject).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from mark in marks
               where mark.MessageId is not null && !told.Contains(mark.Subject)
               let subject = reports.Keys.First(report => IsOf(mark.Subject, report))
               select new WithdrawnMark(mark, subject, reports[subject], told.Contains(subject + LabSubjects.Withdrawn)),
        ];
    }

    private static bool IsOf(string subject, string report) => subject == report || (subject.StartsWith(report, StringComparison.Ordinal) && Ends.Contains(subject[report.Length..]));

    private static string KeyOf(string subject)
    {
        var key = subject[(subject.IndexOf('|', StringComparison.Ordinal) + 1)..];
        return key.EndsWith(LabSubjects.Corrected, StringComparison.Ordinal) ? key[..^LabSubjects.Corrected.Length] : key;
    }

    private sealed record WithdrawnMark(NoticeMark Mark, string Subject, DateOnly On, bool IsTold);
}
