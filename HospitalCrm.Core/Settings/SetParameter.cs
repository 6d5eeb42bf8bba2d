using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>Changes one parameter, or puts it back to its default or to a former value. Holds at once, on every open page.</summary>
public sealed class SetParameter(CrmDb db, ParameterStore store) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    /// <param name="text">Null puts it back to the default.</param>
    /// <param name="seen">The stored text the administrator had before him (null: never set). Another text by now is somebody else's change.</param>
    public async Task HandleAsync(string key, string? text, string? seen, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                await store.PutAsync(key, text, seen, isSecurity: false, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        await store.ReloadAsync(ct);
    }
}
