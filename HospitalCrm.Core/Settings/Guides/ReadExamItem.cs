using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Guides;

public sealed class ReadExamItem(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.ViewGuides;

    public async Task<ExamItemForm> HandleAsync(Id<ExamItem> id, CancellationToken ct = default)
    {
        var known = await db.ExamItems.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        return new() { Id = id.Value, Version = known.Version, Code = known.Code, Name = known.Name, Department = known.DepartmentCode, Notes = known.Notes };
    }
}
