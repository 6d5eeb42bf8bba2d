using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>Makes messages of what is due, a few hundred at a time: marks and outbox are written together, so nothing is told twice and nothing is lost between.</summary>
public sealed class NoticeDesk(CrmDb db, NoticeNumbers numbers, TemplateTexts texts, MessageOutbox outbox, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    private const int Few = 200;

    // Two processes may choose the same ones at the same moment; one of them then looks again.
    private const int MostCollisions = 3;

    /// <summary>What the clock calls.</summary>
    public async Task<int> RunAsync(INotice notice, CancellationToken ct)
    {
        var now = HospitalZone.Local(clock.GetUtcNow());
        var isTime = notice.At is not { } at || TimeOnly.FromDateTime(now.DateTime) >= parameters.Get(at);
        return isTime && parameters.Get(notice.On) ? await SendAsync(notice, ct) : 0;
    }

    /// <summary>At once, whatever the time and the switch say.</summary>
    /// <returns>How many were handled, with those nobody could be told.</returns>
    public async Task<int> SendAsync(INotice notice, CancellationToken ct)
    {
        var (handled, collisions) = (0, 0);
        while (await notice.DueAsync(clock.Today(), Few, ct) is { Count: > 0 } due)
        {
            try
            {
                handled += await SendAsync(notice, due, ct);
                collisions = 0;
            }
            catch (DbUpdateException) when (++collisions < MostCollisions)
            {
                db.ChangeTracker.Clear();
            }
        }

        return handled;
    }

    /// <summary>What would be sent to whom, without sending it.</summary>
    public async Task<NoticeText> WriteAsync(NoticeDraft draft, IReadOnlyDictionary<Id<Patients.Patient>, NoticeAddress> addresses, CancellationToken ct)
    {
        if (draft.IsSkipped)
        {
            return new(NoticeEnd.AskedLately, null, null);
        }

        if (addresses.GetValueOrDefault(draft.PatientId) is not { } address || address.For(draft) is not { } number)
        {
            return new(NoticeEnd.NoNumber, null, null);
        }

        try
        {
            var values = new Dictionary<string, object?>(draft.Values);
            values.TryAdd("name", address.Name);
            return new(NoticeEnd.Queued, number, await texts.RenderAsync(draft.Template, values, draft.Department, asked: null, ct));
        }
        catch (RuleViolation unsayable) when (unsayable.Code is "Messaging.TextTooLong" or "Messaging.ValueUnreadable")
        {
            return new(NoticeEnd.NoText, number, null);
        }
    }

    private async Task<int> SendAsync(INotice notice, IReadOnlyList<NoticeDraft> due, CancellationToken ct)
    {
        var addresses = await numbers.OfAsync([.. due.Select(draft => draft.PatientId)], ct);
        var written = new List<(NoticeDraft Draft, NoticeText Text)>(due.Count);
        foreach (var draft in due)
        {
            written.Add((draft, await WriteAsync(draft, addresses, ct)));
        }

        await db.InTransactionAsync(
            async () =>
            {
                var sayable = written.FindAll(one => one.Text.Text is not null);
                var queued = await outbox.AddAsync(sayable.ConvertAll(one => Message(notice.Word, one.Draft, one.Text)), ct);
                var messages = sayable.Zip(queued).ToDictionary(one => one.First.Draft, one => one.Second.Id);
                db.NoticeMarks.AddRange(written.SelectMany(one => Marks(notice.Word, one.Draft, one.Text.End, messages.TryGetValue(one.Draft, out var message) ? message : null)));
                await notice.ToldAsync(due, ct);
                await notice.QueuedAsync([.. sayable.Zip(queued).Select(one => new QueuedNotice(one.First.Draft, one.Second))], ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        db.ChangeTracker.Clear();
        return due.Count;
    }

    private IEnumerable<NoticeMark> Marks(string word, NoticeDraft draft, NoticeEnd end, Id<OutboundMessage>? message) =>
        draft.Also.Select(also => new NoticeMark(word, also, end, message, clock.GetUtcNow())).Prepend(new(word, draft, end, message, clock.GetUtcNow()));

    private NewMessage Message(string word, NoticeDraft draft, NoticeText text) =>
        new(word, $"{draft.Subject}|{draft.On:yyyy-MM-dd}", text.Text!.Category, text.Number!, text.Text.Text)
        {
            Kind = text.Text.Kind.ToString(),
            Template = text.Text.Template,
            Edition = text.Text.Edition,
            Purpose = text.Text.Purpose,
            PatientId = draft.PatientId,
            DepartmentCode = draft.Department,
            IsConfidential = draft.IsConfidential,
            AsksUntil = draft.Asks is { } asks ? clock.GetUtcNow() + asks : null,
        };
}

/// <summary>A draft as it would go out.</summary>
public sealed record NoticeText(NoticeEnd End, string? Number, RenderedText? Text);
