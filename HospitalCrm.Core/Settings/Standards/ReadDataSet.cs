using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

public sealed class ReadDataSet(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<DataSetForm> HandleAsync(Id<DataSet> id, CancellationToken ct = default)
    {
        var known = await db.DataSets.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new()
        {
            Id = id.Value,
            Version = known.Version,
            Code = known.Code,
            Name = known.Name,
            Definition = known.Definition,
            Members = known.Members.Replace(' ', '\n'),
        };
    }
}
