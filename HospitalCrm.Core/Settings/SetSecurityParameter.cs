using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>Changes a parameter that guards the product. The security administrator alone: whoever keeps the system must not be able to unlock it.</summary>
public sealed class SetSecurityParameter(CrmDb db, ParameterStore store) : IUseCase
{
    public static Permission Requires => SettingsPermissions.ManageSecurity;

    /// <param name="text">Null puts it back to the default.</param>
    /// <param name="seen">The stored text the administrator had before him (null: never set). Another text by now is somebody else's change.</param>
    public async Task HandleAsync(string key, string? text, string? seen, CancellationToken ct = default)
    {
        var definition = ParameterCatalogue.Find(key) ?? throw new RuleViolation("Settings.UnknownParameter", key);
        if (!definition.IsSecurity)
        {
            throw new RuleViolation("Settings.NoSecurityParameter");
        }

        var meant = text is null ? null : definition.Check(text);
        await db.InTransactionAsync(
            async () =>
            {
                await store.PutAsync(key, meant, seen, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        await store.ReloadAsync(ct);
    }
}
