using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>试算: who would be told what if it ran now; figures of results are left out. Nothing is sent and nothing is marked. Numbers are covered; the words are for those who may read names and to whom the archive is open. That somebody looked is on record.</summary>
public sealed class TryNotice(CrmDb db, IEnumerable<INotice> notices, NoticeNumbers numbers, NoticeDesk desk, PatientSight sight, PatientMasks masks, ListTools tools, CurrentActor actor, AuditLog audit, TimeProvider clock) : IUseCase
{
    public const int Most = 500;

    public static Permission Requires => NoticePermissions.View;

    public async Task<NoticeTrial> HandleAsync(string word, CancellationToken ct = default)
    {
        var notice = notices.FirstOrDefault(known => known.Word == word) ?? throw new RuleViolation("Notices.Missing");
        var due = await notice.DueAsync(clock.Today(), Most, ct);
        var patients = due.SelectMany(Named).Distinct().ToList();
        var addresses = await numbers.OfAsync(patients, ct);
        var within = await sight.WithinAsync(patients, ct);
        var restricted = (await db.Patients.AsNoTracking().Where(patient => patients.Contains(patient.Id) && patient.RestrictedAs != null).Select(patient => patient.Id).ToListAsync(ct)).ToHashSet();
        await sight.PrepareAsync(tools);
        await audit.AppendAsync(new AuditDraft(AuditAct.Listed, nameof(TryNotice), word, clock.GetUtcNow()).By(actor.Value), ct);
        var rows = new List<NoticeTrialRow>(due.Count);
        foreach (var draft in due)
        {
            var isCovered = !tools.SeesNames || Named(draft).Any(patient => tools.Covers(restricted.Contains(patient)) || !within.Contains(patient));
            var text = await desk.WriteAsync(draft.WithoutFigures(), addresses, ct);
            rows.Add(new(within.Contains(draft.PatientId) ? draft.PatientId : null, draft.On, text.End)
            {
                Number = text.Number is { } number ? masks.Phone(number) : null,
                Text = isCovered ? null : text.Text?.Text,
            });
        }

        return new(rows, due.Count == Most);
    }

    /// <summary>All a message tells of.</summary>
    private static IEnumerable<Id<Patient>> Named(NoticeDraft draft) => draft.Also.Select(also => also.PatientId).Prepend(draft.PatientId);
}

/// <param name="IsMore">There are more than these.</param>
public sealed record NoticeTrial(IReadOnlyList<NoticeTrialRow> Rows, bool IsMore);

/// <param name="PatientId">Null: beyond the reader's scope.</param>
public sealed record NoticeTrialRow(Id<Patient>? PatientId, DateOnly On, NoticeEnd End)
{
    public string? Number { get; init; }

    /// <summary>Null: it is not for these eyes, or cannot be said.</summary>
    public string? Text { get; init; }
}
