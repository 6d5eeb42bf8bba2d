using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

public sealed class ReadValueDomain(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<ValueDomainForm> HandleAsync(Id<ValueDomain> id, CancellationToken ct = default)
    {
        var known = await db.ValueDomains.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new()
        {
            Id = id.Value,
            Version = known.Version,
            Code = known.Code,
            Name = known.Name,
            Oid = known.Oid,
            Edition = known.Edition,
            EffectiveOn = known.EffectiveOn,
            IsConfirmed = known.IsConfirmed,
            Note = known.Note,
        };
    }
}
