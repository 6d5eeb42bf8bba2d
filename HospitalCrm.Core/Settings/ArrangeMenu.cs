using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Moves, hides and shows lines of the menu, all at once. Holds at once, on every open page.</summary>
public sealed class ArrangeMenu(CrmDb db, ParameterStore store) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    /// <param name="places">Every line that is to stand elsewhere than declared; the others go back.</param>
    /// <param name="seen"><see cref="MenuPlaces.Seen"/> of what the administrator had before him.</param>
    public async Task HandleAsync(IReadOnlyList<MenuPlace> places, string seen, CancellationToken ct = default)
    {
        if (places.FirstOrDefault(place => place.IsHidden && MenuPlace.AlwaysShown.Contains(place.Entry)) is not null)
        {
            throw new RuleViolation("Settings.MenuMustStay");
        }

        if (places.Any(place => place.Order is < 0 or > 9_999))
        {
            throw new RuleViolation("Settings.MenuOrder", 0, 9_999);
        }

        await db.InTransactionAsync(
            async () =>
            {
                var stored = await db.Parameters.Where(parameter => parameter.Key.StartsWith(MenuPlace.KeyPrefix)).ToListAsync(ct);
                if (MenuPlaces.Fingerprint(stored.ToDictionary(parameter => parameter.Key, parameter => parameter.Value)) != seen)
                {
                    throw new DbUpdateConcurrencyException();
                }

                var wanted = places.Where(place => !place.IsDeclared).ToDictionary(place => MenuPlace.KeyOf(place.Entry), place => place.Text, StringComparer.Ordinal);
                db.Parameters.RemoveRange(stored.Where(parameter => !wanted.ContainsKey(parameter.Key)));
                foreach (var (key, text) in wanted)
                {
                    await store.SetAsync(key, text, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        await store.ReloadAsync(ct);
    }
}
