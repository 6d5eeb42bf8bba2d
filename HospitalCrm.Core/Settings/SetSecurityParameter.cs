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
        await db.InTransactionAsync(
            async () =>
            {
                await store.PutAsync(key, text, seen, isSecurity: true, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        await store.ReloadAsync(ct);
    }
}
