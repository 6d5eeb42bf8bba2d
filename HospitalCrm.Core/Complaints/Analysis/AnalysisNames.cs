using HospitalCrm.Core.Data;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Analysis;

internal sealed record AnalysisNames(IReadOnlyDictionary<string, string> Departments, IReadOnlyDictionary<string, string> Categories)
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static async Task<AnalysisNames> ReadAsync(CrmDb db, CancellationToken ct)
    {
        var classes = CodeTables.ComplaintClasses.Code;
        return new(
            await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Code, department => department.Name, StringComparer.Ordinal, ct),
            await db.CodeItems.AsNoTracking().Where(item => item.TableCode == classes).ToDictionaryAsync(item => item.Code, item => item.Name, StringComparer.Ordinal, ct));
    }
}
