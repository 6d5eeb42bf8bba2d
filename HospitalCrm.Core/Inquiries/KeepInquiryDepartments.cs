using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>A department that inquiries were handed to, or that an article names, stays.</summary>
internal sealed class KeepInquiryDepartments(CrmDb db) : IHandle<DepartmentRemoved>
{
    public async Task HandleAsync(DepartmentRemoved happened, CancellationToken ct)
    {
        var code = happened.Code;
        if (await db.Inquiries.AnyAsync(inquiry => inquiry.DepartmentCode == code, ct) || await db.KnowledgeArticles.AnyAsync(article => article.DepartmentCode == code, ct))
        {
            throw new RuleViolation("Settings.DepartmentInUse", happened.Name);
        }
    }
}
