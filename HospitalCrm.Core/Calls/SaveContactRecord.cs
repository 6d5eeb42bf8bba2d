using FluentValidation;
using HospitalCrm.Core.Calls.After;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Saves the note of a call as its contact record, which ends its 话后处理; a second save of the same agent changes it.</summary>
public sealed class SaveContactRecord(CrmDb db, CallAccess access, NumberBook numbers, AfterCall after, Vault vault, CurrentActor actor, IValidator<ContactNoteForm> validator, TimeProvider clock) : IUseCase
{
    public const string DraftPrefix = "call-note:";

    public static Permission Requires => CallPermissions.Answer;

    public static string DraftKey(Id<CallSession> id) => DraftPrefix + id;

    public async Task<Id<ContactRecord>> HandleAsync(Id<CallSession> id, ContactNoteForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await after.DemandResultAsync(form.Result, ct);
        var saved = default(Id<ContactRecord>);

        // Looking and writing behind one pass of the gate: two tabs that save at once must not make two records.
        await db.InTransactionAsync(async () => saved = await SaveAsync(id, form, ct), ct);
        return saved;
    }

    private async Task<Id<ContactRecord>> SaveAsync(Id<CallSession> id, ContactNoteForm form, CancellationToken ct)
    {
        await db.LockAsync(DraftKey(id), ct);
        var call = await access.OwnAsync(id, ct);
        var staffNo = actor.Value.StaffNo;
        var record = await db.ContactRecords.SingleOrDefaultAsync(record => record.CallId == id && record.StaffNo == staffNo, ct);
        if (record is null)
        {
            record = new(id, staffNo, clock.GetUtcNow());
            db.ContactRecords.Add(record);
        }

        record.Write(call.PatientId, form.Topic, vault.Seal(ContactRecord.TextPurpose, form.Text.Trim()), form.Result.Length > 0 ? form.Result : null);
        if (call is { NumberIndex: { } index, State: CallState.Answered or CallState.Ended })
        {
            await numbers.LearnAsync(index, NumberResult.Reached, clock.GetUtcNow(), ct);
        }

        var key = DraftKey(id);
        db.Drafts.RemoveRange(await db.Drafts.Where(draft => draft.StaffNo == staffNo && draft.Key == key).ToListAsync(ct));
        if (!call.IsLive)
        {
            await after.EndWrapUpAsync(staffNo, id, ct);
        }

        await db.SaveChangesAsync(ct);
        return record.Id;
    }
}
