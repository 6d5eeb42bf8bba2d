using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

public sealed class ReadNuisanceNumber(CrmDb db, Vault vault) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<NuisanceNumberForm> HandleAsync(Id<NuisanceNumber> id, CancellationToken ct = default)
    {
        var known = await db.NuisanceNumbers.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new() { Id = id.Value, Version = known.Version, Number = vault.Open(NuisanceNumber.NumberPurpose, known.Number), Reason = known.Reason };
    }
}
