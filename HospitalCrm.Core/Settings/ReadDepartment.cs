using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

public sealed class ReadDepartment(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<DepartmentForm> HandleAsync(Id<Department> id, CancellationToken ct = default)
    {
        var known = await db.Departments.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new() { Id = id.Value, Version = known.Version, Code = known.Code, Name = known.Name, Kind = known.Kind, MessageName = known.MessageName, IsHidden = known.IsHidden };
    }
}
