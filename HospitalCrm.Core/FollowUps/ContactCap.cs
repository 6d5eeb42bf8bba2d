using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>How often somebody was rung up or written to today, all rooms together: no one is to be asked until he is tired of it.</summary>
public sealed class ContactCap(CrmDb db, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public int Most => parameters.Get(FollowUpParameters.ContactsPerDay);

    public async Task<bool> IsReachedAsync(Id<Person> person, CancellationToken ct) => Most > 0 && await CountTodayAsync(person, ct) >= Most;

    /// <summary>Calls of follow-ups, and messages that went or are about to go; codes are asked for and do not count.</summary>
    public async Task<int> CountTodayAsync(Id<Person> person, CancellationToken ct)
    {
        var since = HospitalZone.StartOf(clock.Today());
        var calls = await db.FollowUpAttempts.CountAsync(attempt => attempt.PersonId == person && attempt.At >= since, ct);
        var records = db.Patients.Where(patient => patient.PersonId == person).Select(patient => (Id<Patient>?)patient.Id);
        return calls + await db.OutboundMessages.CountAsync(
            message => records.Contains(message.PatientId) && message.CreatedAt >= since && message.Category != MessageCategory.Code
                && message.State != MessageState.Suppressed && message.State != MessageState.Failed && message.State != MessageState.Expired && message.State != MessageState.Dead,
            ct);
    }
}
