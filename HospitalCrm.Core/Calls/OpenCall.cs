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

/// <summary>
/// Reads one call; looking is logged. Whose call it was and what was noted is shown to those only to whom the archive is open; an agent keeps
/// what he was told himself: the caller of his own call and his own notes.
/// </summary>
public sealed class OpenCall(CrmDb db, CallAccess access, Vault vault, CallReading reading, PatientSight sight) : IUseCase
{
    public static Permission Requires => CallPermissions.View;

    public async Task<CallDetail> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        var call = await access.OwnAsync(id, ct);
        await reading.LogAsync(call, ct);
        var number = vault.Open(CallSession.NumberPurpose, call.Number) ?? "";
        var isOwn = call.AgentNo == reading.StaffNo;
        var admission = call.PatientId is { } linked ? await sight.AdmissionAsync(linked, ct) : null;
        var isOpen = call.PatientId is null || admission is { IsOpen: true };
        var records = await db.ContactRecords.AsNoTracking().Where(record => record.CallId == id && (isOpen || record.StaffNo == reading.StaffNo)).OrderBy(record => record.At).ToListAsync(ct);
        return new()
        {
            Id = call.Id,
            Number = isOwn && call.DialSessionId is null ? number : PhoneNumbers.Normalise(number, reading.Numbering).Mask(),
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
            PatientId = isOpen || (isOwn && admission is not null) ? call.PatientId : null,
            PatientName = call.PatientId is { } patient && (isOwn || admission is not null) ? await sight.NameAsync(patient, ct) : null,
            IsCovered = !isOpen,
            DeliveredMs = call.DeliveredMs,
            PaintedMs = call.PaintedMs,
            Notes = [.. records.Select(record => new CallNoteLine(record.StaffNo, record.At, record.Topic, vault.Open(ContactRecord.TextPurpose, record.Text), record.Result))],
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
