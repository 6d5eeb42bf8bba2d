using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>The actor's own note of a call, as saved; null when there is none yet.</summary>
public sealed class ReadContactRecord(CrmDb db, CallAccess access, Vault vault, CurrentActor actor) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<ContactNoteForm?> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        await access.OwnAsync(id, ct);
        var record = await db.ContactRecords.AsNoTracking().SingleOrDefaultAsync(record => record.CallId == id && record.StaffNo == actor.Value.StaffNo, ct);
        return record is null ? null : new() { Topic = record.Topic, Result = record.Result ?? "", Text = vault.Open(ContactRecord.TextPurpose, record.Text) };
    }
}
