using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>交互档案: calls and contact records of a person on one time axis, newest first (S3-B.12).</summary>
public sealed class ReadInteractions(CrmDb db, Vault vault, PatientSight sight) : IUseCase
{
    private const int Most = 200;

    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<Interaction>> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);

        // Ignoring the filter for the key ignores it for the whole query, so the other records must say that they are alive.
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.Where(patient => person.Contains(patient.PersonId) && patient.DeletedAt == null).Select(patient => (Id<Patient>?)patient.Id).ToListAsync(ct);
        var calls = await db.Calls.AsNoTracking().Where(call => records.Contains(call.PatientId)).OrderByDescending(call => call.StartedAt).Take(Most)
            .Select(call => new { call.Id, call.StartedAt, call.Direction, call.State, call.AgentNo, call.AnsweredAt, call.EndedAt })
            .ToListAsync(ct);
        var notes = await db.ContactRecords.AsNoTracking().Where(note => records.Contains(note.PatientId)).OrderByDescending(note => note.At).Take(Most).ToListAsync(ct);
        var numbers = calls.Select(call => call.AgentNo).Concat(notes.Select(note => note.StaffNo)).Distinct().ToList();
        var names = await db.Staff.IgnoreQueryFilters().Where(staff => numbers.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        return
        [
            .. calls.Select(call => new Interaction(call.StartedAt, InteractionKind.Call)
            {
                Direction = call.Direction,
                State = call.State,
                Talked = call.EndedAt - call.AnsweredAt,
                StaffName = NameOf(call.AgentNo),
            })
            .Concat(notes.Select(note => new Interaction(note.At, InteractionKind.Note)
            {
                Topic = note.Topic,
                Text = vault.Open(ContactRecord.TextPurpose, note.Text),
                StaffName = NameOf(note.StaffNo),
            }))
            .OrderByDescending(interaction => interaction.At)
            .Take(Most),
        ];

        string? NameOf(string? staffNo) => staffNo is null ? null : names.GetValueOrDefault(staffNo, staffNo);
    }
}

/// <summary>One contact with the hospital.</summary>
public sealed record Interaction(DateTimeOffset At, InteractionKind Kind)
{
    public string? StaffName { get; init; }

    public CallDirection? Direction { get; init; }

    public CallState? State { get; init; }

    /// <summary>Only where the line told when the call was answered and when it ended.</summary>
    public TimeSpan? Talked { get; init; }

    public ContactTopic? Topic { get; init; }

    public string? Text { get; init; }
}

public enum InteractionKind
{
    Call,

    /// <summary>联络记录.</summary>
    Note,
}
