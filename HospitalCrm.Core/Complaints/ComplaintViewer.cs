using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Complaints;

/// <summary>Who looks or acts: what he holds, and where he works.</summary>
/// <param name="View">For which complaints he holds the right to look; null for none.</param>
/// <param name="SubjectResolves">Classes in which the person complained about may ask for termination himself.</param>
public sealed record ComplaintViewer(string StaffNo, string? DepartmentCode, Reach? View, IReadOnlySet<string> Rights, IReadOnlySet<string> SubjectResolves)
{
    public bool Has(Permission right) => Rights.Contains(right.Code);

    public bool IsSubjectOf(Complaint complaint) => complaint.SubjectNo is { } subject && subject == StaffNo;

    /// <summary>He, or his department, is complained about.</summary>
    public bool IsConcernedBy(Complaint complaint) =>
        IsSubjectOf(complaint) || (complaint.DepartmentCode is { } department && department == DepartmentCode);

    public bool WorksFor(Complaint complaint) => complaint.HandlerCode is { } handler && handler == DepartmentCode;
}
