using System.Security.Cryptography;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Drafts;

/// <summary>What the actor himself typed into a form earlier; null when there is nothing.</summary>
public sealed class ReadDraft(CrmDb db, Vault vault, CurrentActor actor) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<KeptDraft?> HandleAsync(string key, CancellationToken ct = default)
    {
        var staffNo = actor.Value.StaffNo;
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(kept => kept.StaffNo == staffNo && kept.Key == key, ct);
        if (draft is null)
        {
            return null;
        }

        try
        {
            return new(vault.Open(Draft.BodyPurpose, draft.Body), draft.SavedAt);
        }
        catch (CryptographicException)
        {
            // Its key is gone (a restore with another ring): a lost draft must not lock the form.
            return null;
        }
    }
}

/// <summary>A draft, opened.</summary>
public sealed record KeptDraft(string Body, DateTimeOffset SavedAt);
