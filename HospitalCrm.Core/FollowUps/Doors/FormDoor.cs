using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>Whether what stands in an address still opens a follow-up. Asked by everything a patient's browser may ask for.</summary>
public sealed class FormDoor(CrmDb db, TimeProvider clock) : IRoomPart
{
    /// <summary>Tracked. The entry says why it is closed, and then nothing of it may be used but that.</summary>
    public async Task<FormEntry> FindAsync(string token, CancellationToken ct)
    {
        if (OneTimeLinks.HashOf(token) is not { } hash || await db.FollowUpLinks.SingleOrDefaultAsync(link => link.TokenHash == hash, ct) is not { } link)
        {
            return new(FormClosed.Unknown, null, null, null);
        }

        var task = await db.FollowUpTasks.SingleAsync(task => task.Id == link.TaskId, ct);
        var patient = await db.Patients.SingleOrDefaultAsync(patient => patient.Id == task.PatientId, ct);
        return new(Closed(link, task, patient), link, task, patient);
    }

    private FormClosed? Closed(FollowUpLink link, FollowUpTask task, Patient? patient) => link switch
    {
        { UsedAt: not null } => FormClosed.Used,
        _ when task.State == FollowUpState.Done && task.Round == link.Round => FormClosed.AnsweredByTelephone,
        _ when !task.IsOpen || task.Round != link.Round || patient is not { DeceasedOn: null } || link.WithdrawnAt is not null => FormClosed.Over,
        { LockedAt: not null } => FormClosed.Locked,
        _ when link.ExpiresAt <= clock.GetUtcNow() => FormClosed.Expired,
        _ => null,
    };
}

/// <param name="Closed">Null: it is open, and the rest is there.</param>
public sealed record FormEntry(FormClosed? Closed, FollowUpLink? Link, FollowUpTask? Task, Patient? Patient);

/// <summary>Why a link shows no form.</summary>
public enum FormClosed
{
    Unknown,

    /// <summary>He answered already.</summary>
    Used,

    /// <summary>Somebody of the hospital spoke with him meanwhile.</summary>
    AnsweredByTelephone,

    /// <summary>Withdrawn; why is nobody's business at this door.</summary>
    Over,
    Locked,
    Expired,
}
