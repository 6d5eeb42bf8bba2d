using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>Who handles what: 医疗 → 医务科, 护理 → 护理部, 医德医风 → 纪检监察 … as the parameters say.</summary>
public sealed class ComplaintRouting(CrmDb db, ParameterValues parameters) : IRoomPart
{
    public bool IsConfidential(string categoryCode) => TypedWords.Words(parameters.Get(ComplaintParameters.Confidential)).Contains(categoryCode);

    public string? Office => Filled(parameters.Get(ComplaintParameters.Office));

    /// <summary>The function department of a class, whoever is complained about.</summary>
    public string? FunctionOf(string categoryCode) => ComplaintParameters.Pairs(parameters.Get(ComplaintParameters.Map)).GetValueOrDefault(categoryCode);

    /// <summary>The parameters give complaints to this department.</summary>
    public bool Names(string departmentCode) => departmentCode == Office || departmentCode == Filled(parameters.Get(ComplaintParameters.HeadHandler))
        || ComplaintParameters.Pairs(parameters.Get(ComplaintParameters.Map)).ContainsValue(departmentCode);

    /// <summary>Who is to handle it. A department never handles what is said of its head, and a function department nothing that is said of itself.</summary>
    public string? HandlerOf(string categoryCode, string? departmentCode, bool isHidden)
    {
        var handler = FunctionOf(categoryCode) ?? (isHidden || departmentCode is null ? Filled(parameters.Get(ComplaintParameters.HeadHandler)) ?? Office : departmentCode);
        return handler == departmentCode && (isHidden || FunctionOf(categoryCode) is not null) ? Office : handler;
    }

    /// <summary>He answers for his department: he may write results.</summary>
    public Task<bool> IsHeadAsync(string? staffNo, CancellationToken ct) =>
        staffNo is null ? Task.FromResult(false) : Holding(ComplaintPermissions.Handle).AnyAsync(staff => staff.StaffNo == staffNo, ct);

    /// <summary>Who is complained about, if he works here.</summary>
    public Task<ComplaintSubject?> SubjectAsync(string staffNo, CancellationToken ct)
    {
        var heads = Holding(ComplaintPermissions.Handle);
        return db.Staff.Where(staff => staff.StaffNo == staffNo && staff.LeftAt == null)
            .Select(staff => new ComplaintSubject(staff.DepartmentCode, heads.Any(head => head.Id == staff.Id))).SingleOrDefaultAsync(ct);
    }

    /// <summary>In one question: the person complained about, and who answers for the department.</summary>
    public Task<List<StaffMember>> NamedAsync(string? subject, string? department, CancellationToken ct) =>
        db.Staff.AsNoTracking().Where(staff => subject != null && staff.StaffNo == subject && staff.LeftAt == null)
            .Concat(Holding(ComplaintPermissions.Handle).AsNoTracking().Where(staff => department != null && staff.DepartmentCode == department && staff.StaffNo != subject))
            .ToListAsync(ct);

    /// <summary>Those who hold a right, of a department or of all.</summary>
    public Task<List<StaffMember>> StaffAsync(Permission right, string? departmentCode, CancellationToken ct) =>
        Holding(right).AsNoTracking().Where(staff => departmentCode == null || staff.DepartmentCode == departmentCode).OrderBy(staff => staff.StaffNo).ToListAsync(ct);

    private IQueryable<StaffMember> Holding(Permission right)
    {
        var code = right.Code;
        return db.Staff.Where(staff => staff.LeftAt == null && db.StaffRoles.Any(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == code)));
    }

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="IsHead">He answers for a department.</param>
public sealed record ComplaintSubject(string? DepartmentCode, bool IsHead);
