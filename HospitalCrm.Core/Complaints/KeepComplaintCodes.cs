using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>A class or importance some complaint bears stays in its dictionary, and a class the map gives to somebody.</summary>
internal sealed class KeepComplaintCodes(CrmDb db, ComplaintRouting routing) : IHandle<CodeItemRemoved>
{
    public async Task HandleAsync(CodeItemRemoved happened, CancellationToken ct)
    {
        var code = happened.Code;
        var isUsed = happened.Table switch
        {
            var table when table == CodeTables.ComplaintClasses.Code => routing.FunctionOf(code) is not null || routing.IsConfidential(code) || await db.Complaints.AnyAsync(complaint => complaint.CategoryCode == code, ct),
            var table when table == CodeTables.ComplaintSeverities.Code => await db.Complaints.AnyAsync(complaint => complaint.ImportanceCode == code, ct),
            _ => false,
        };
        if (isUsed)
        {
            throw new RuleViolation("Settings.CodeInUse", happened.Name);
        }
    }
}
