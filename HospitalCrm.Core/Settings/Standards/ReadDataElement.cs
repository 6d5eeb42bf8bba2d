using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

public sealed class ReadDataElement(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<DataElementForm> HandleAsync(Id<DataElement> id, CancellationToken ct = default)
    {
        var known = await db.DataElements.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new()
        {
            Id = id.Value,
            Version = known.Version,
            Code = known.Code,
            Name = known.Name,
            Definition = known.Definition,
            Kind = known.Kind,
            Format = known.Format,
            Domain = known.Domain,
            Standard = known.Standard,
        };
    }
}
