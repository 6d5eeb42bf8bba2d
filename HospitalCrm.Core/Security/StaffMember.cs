using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>工作人员.</summary>
public sealed class StaffMember : Entity<StaffMember>, IAudited, ISoftDeleted
{
    public const string MobilePurpose = "StaffMember.Mobile";

    private StaffMember()
    {
    }

    public StaffMember(string staffNo, string name)
    {
        StaffNo = staffNo;
        Name = name;
    }

    /// <summary>用户编码, which is also what they sign in with. Never changes.</summary>
    public string StaffNo { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? DepartmentCode { get; private set; }

    /// <summary>The seat this person usually takes; claimed at sign-in.</summary>
    public string? Extension { get; private set; }

    /// <summary>病区, where the staff's part of a department is smaller than it; see <see cref="DataScope.Ward"/>.</summary>
    public string? WardCode { get; private set; }

    public Sealed? Mobile { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? departmentCode, string? extension, Sealed? mobile)
    {
        Name = name;
        DepartmentCode = departmentCode;
        Extension = string.IsNullOrWhiteSpace(extension) ? null : extension.Trim();
        Mobile = mobile;
    }

    /// <summary>Takes a place on a ward, or leaves it.</summary>
    public void WorkOn(string? wardCode) => WardCode = string.IsNullOrWhiteSpace(wardCode) ? null : wardCode.Trim();

    public void Delete(DateTimeOffset at) => DeletedAt = at;

    internal void SignedIn() => Raise(new StaffSignedIn(Id, StaffNo, Extension));

    internal void SignedOut() => Raise(new StaffSignedOut(Id, StaffNo));
}
