using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Drafts;

/// <summary>Keeps what somebody typed and has not saved, sealed under his own staff number.</summary>
public sealed class SaveDraft(CrmDb db, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    // A form holds some kilobytes; more than this is not typing.
    private const int Longest = 200_000;

    public static Permission Requires => SecurityPermissions.Use;

    public async Task<DateTimeOffset> HandleAsync(string key, string body, CancellationToken ct = default)
    {
        if (body.Length > Longest || key.Length is 0 or > 100)
        {
            throw new RuleViolation("Data.DraftTooLong");
        }

        var at = clock.GetUtcNow();
        var content = vault.Seal(Draft.BodyPurpose, body);
        if (!await ReplaceAsync(key, content, at, ct))
        {
            try
            {
                db.Drafts.Add(new(actor.Value.StaffNo, key, content, at));
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // The same form in a second tab was first: the later typing stays.
                await ReplaceAsync(key, content, at, ct);
            }
        }

        return at;
    }

    private async Task<bool> ReplaceAsync(string key, Sealed content, DateTimeOffset at, CancellationToken ct)
    {
        var replaced = 0;
        await db.InTransactionAsync(
            async () => replaced = await db.Drafts
                .Where(draft => draft.StaffNo == actor.Value.StaffNo && draft.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Body, content).SetProperty(draft => draft.SavedAt, at), ct),
            ct);
        return replaced > 0;
    }
}
