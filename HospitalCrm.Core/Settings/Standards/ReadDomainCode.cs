using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

public sealed class ReadDomainCode(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<DomainCodeForm> HandleAsync(Id<DomainCode> id, CancellationToken ct = default)
    {
        var known = await db.DomainCodes.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new()
        {
            Id = id.Value,
            Version = known.Version,
            Domain = known.Domain,
            Code = known.Code,
            Name = known.Name,
            IsEnabled = known.IsEnabled,
            Note = known.Note,
        };
    }
}
