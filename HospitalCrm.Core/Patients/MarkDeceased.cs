using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>标记已故, or takes it back with a reason: every record of the person alike. Everything that rings or writes stops at once.</summary>
public sealed class MarkDeceased(CrmDb db, PatientSight sight, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestReason = 2;
    private const int LongestReason = 200;

    public static Permission Requires => PatientPermissions.MarkDeceased;

    /// <param name="on">Null takes the mark back.</param>
    /// <param name="reason">Why it is taken back; who told, when it is set.</param>
    public async Task HandleAsync(Id<Patient> key, DateOnly? on, DeathSource source, string reason, CancellationToken ct = default)
    {
        var given = PersonText.Clean(reason);
        if (given.Length > LongestReason || (on is null && given.Length < ShortestReason))
        {
            throw new RuleViolation("Patients.ReasonNeeded", ShortestReason, LongestReason);
        }

        if (on > clock.Today())
        {
            throw new RuleViolation("Patients.DeathInFuture");
        }

        await sight.DemandAsync(key, ct);
        var person = db.Patients.Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.Where(patient => person.Contains(patient.PersonId)).ToListAsync(ct);
        if (on is null && records.TrueForAll(record => record.DeceasedOn is null))
        {
            throw new RuleViolation("Patients.NotDeceased");
        }

        records.ForEach(record => Mark(record, on, source));
        Note(key, given);
        await db.SaveChangesAsync(ct);
    }

    private void Mark(Patient record, DateOnly? on, DeathSource source)
    {
        if (on is { } day)
        {
            record.Die(day, source, actor.Value.StaffNo);
        }
        else
        {
            record.Lives();
        }
    }

    private void Note(Id<Patient> key, string reason)
    {
        if (reason.Length > 0)
        {
            db.Audit(new AuditDraft(AuditAct.Changed, nameof(Patient), key.ToString(), clock.GetUtcNow())
            {
                PatientId = key.Value,
                Detail = JsonSerializer.Serialize(new Dictionary<string, string?[]> { ["DeceasedReason"] = [null, reason] }),
            }.By(actor.Value));
        }
    }
}
