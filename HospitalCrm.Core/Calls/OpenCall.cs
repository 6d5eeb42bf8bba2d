using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Reads one call with its notes; looking is logged.</summary>
public sealed class OpenCall(CrmDb db, CallAccess access, Vault vault, CallReading reading, PatientSight sight) : IUseCase
{
    public static Permission Requires => CallPermissions.View;

    public async Task<CallDetail> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        var call = await access.OwnAsync(id, ct);
        await reading.LogAsync(call, ct);
        var number = vault.Open(CallSession.NumberPurpose, call.Number) ?? "";
        var records = await db.ContactRecords.AsNoTracking().Where(record => record.CallId == id).OrderBy(record => record.At).ToListAsync(ct);
        return new()
        {
            Id = call.Id,
            Number = call.AgentNo == reading.StaffNo ? number : PhoneNumbers.Normalise(number, reading.Numbering).Mask(),
            NumberKind = call.NumberKind,
            Presentation = call.Presentation,
            Direction = call.Direction,
            State = call.State,
            LineId = call.LineId,
            Extension = call.Extension,
            AgentNo = call.AgentNo,
            StartedAt = call.StartedAt,
            AnsweredAt = call.AnsweredAt,
            EndedAt = call.EndedAt,
            PatientId = call.PatientId,
            PatientName = call.PatientId is { } patient ? await sight.NameAsync(patient, ct) : null,
            DeliveredMs = call.DeliveredMs,
            PaintedMs = call.PaintedMs,
            Notes = [.. records.Select(record => new CallNoteLine(record.StaffNo, record.At, record.Topic, vault.Open(ContactRecord.TextPurpose, record.Text)))],
            MayNote = await reading.MayNoteAsync(),
        };
    }
}

/// <summary>Who reads a call, and the trace it leaves.</summary>
public sealed class CallReading(CurrentActor actor, AuditLog audit, Grants grants, HospitalProfile hospital, TimeProvider clock) : IRoomPart
{
    public string StaffNo => actor.Value.StaffNo;

    public NumberingPlan Numbering => hospital.Numbering;

    public Task LogAsync(CallSession call, CancellationToken ct) => audit.AppendAsync(
        new AuditDraft(AuditAct.Viewed, nameof(CallSession), call.Id.ToString(), clock.GetUtcNow()) { PatientId = call.PatientId?.Value, CallId = call.Id.Value }.By(actor.Value),
        ct);

    public ValueTask<bool> MayNoteAsync() => grants.HasAsync(actor.Value, CallPermissions.Answer);
}
