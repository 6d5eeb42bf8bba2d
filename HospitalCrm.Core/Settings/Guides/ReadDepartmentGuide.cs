using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Guides;

public sealed class ReadDepartmentGuide(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.ViewGuides;

    public async Task<DepartmentGuideForm> HandleAsync(string code, CancellationToken ct = default)
    {
        var known = await db.Departments.AsNoTracking().SingleOrDefaultAsync(known => known.Code == code, ct) ?? throw new RuleViolation("Settings.Missing");
        return new() { Version = known.Version, Code = known.Code, Guide = known.Guide ?? "" };
    }
}
