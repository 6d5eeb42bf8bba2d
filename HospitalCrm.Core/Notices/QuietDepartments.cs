using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>Departments whose name nobody may read on a lock screen, and those that are called otherwise in messages. Reads only.</summary>
public sealed class QuietDepartments(CrmDb db, ParameterValues parameters) : IRoomPart
{
    public async Task<QuietNames> OfAsync(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var asked = codes.Distinct().ToList();
        var words = TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords));
        var departments = await db.Departments.AsNoTracking().Where(department => asked.Contains(department.Code)).Select(department => new { department.Code, department.Name, department.MessageName }).ToListAsync(ct);
        return new(
            departments.Where(department => department.MessageName is not null || ValueWords.IsSensitive(department.Name, words)).Select(department => department.Code).ToHashSet(StringComparer.Ordinal),
            departments.ToDictionary(department => department.Code, department => department.Name, StringComparer.Ordinal));
    }
}

/// <param name="Codes">Of the quiet ones.</param>
/// <param name="Names">Of all that were asked for.</param>
public sealed record QuietNames(IReadOnlySet<string> Codes, IReadOnlyDictionary<string, string> Names)
{
    public bool Holds(string? department) => department is not null && Codes.Contains(department);
}
