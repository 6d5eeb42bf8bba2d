using System.Globalization;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Adds a connected system with its first key, or changes what one may do. A code stands once, also in the audit trail of what is gone.</summary>
public sealed class SaveSystem(CrmDb db, ApiKeys keys, FreshProof proof, SignInClock clock, IValidator<SystemForm> validator) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageSystems;

    /// <returns>The key of a new system, which is told only now; null for one that has its key.</returns>
    public async Task<SavedSystem> HandleAsync(SystemForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        if (form.Id is null)
        {
            // Its key is about to be shown.
            await proof.DemandAsync(ct);
        }

        var saved = default(SavedSystem)!;
        await db.InTransactionAsync(
            async () =>
            {
                saved = form.Id is null ? await AddAsync(form, ct) : await ChangeAsync(form, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        keys.Forget();
        return saved;
    }

    private async Task<SavedSystem> AddAsync(SystemForm form, CancellationToken ct)
    {
        if (await db.ConnectedSystems.AnyAsync(system => system.Code == form.Code, ct))
        {
            throw new RuleViolation("Security.SystemCodeTaken", form.Code);
        }

        var key = ApiKeys.NewKey();
        var added = new ConnectedSystem(form.Code, form.Name.Trim(), ApiKeys.Hash(key), form.Scopes);
        added.Rotate(ApiKeys.Hash(key), TimeSpan.Zero, clock.Value.GetUtcNow());
        Describe(added, form);
        db.ConnectedSystems.Add(added);
        return new(added.Id, key);
    }

    private async Task<SavedSystem> ChangeAsync(SystemForm form, CancellationToken ct)
    {
        var id = new Id<ConnectedSystem>(form.Id!.Value);
        var known = await db.ConnectedSystems.SingleOrDefaultAsync(system => system.Id == id, ct) ?? throw new RuleViolation("Security.SystemMissing");
        if (known.Version != form.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        if (known.Code is ApiKeys.DemoCode or ApiKeys.DemoWithoutScopesCode)
        {
            throw new RuleViolation("Security.SystemOfDemo");
        }

        Describe(known, form);
        return new(id, null);
    }

    private static void Describe(ConnectedSystem system, SystemForm form)
    {
        CallerNetworks.TryRead(form.Networks, out var networks); // the validator saw it
        var limit = string.IsNullOrWhiteSpace(form.CallsPerMinute) ? (int?)null : int.Parse(form.CallsPerMinute, CultureInfo.InvariantCulture);
        system.Describe(form.Name.Trim(), form.Scopes.Order(StringComparer.Ordinal), networks!.ToString(), form.ExpiresOn, limit);
        system.Frame(string.IsNullOrWhiteSpace(form.FrameOrigin) ? null : form.FrameOrigin.Trim());
    }
}

/// <param name="Key">Told once.</param>
public sealed record SavedSystem(Id<ConnectedSystem> Id, string? Key);
