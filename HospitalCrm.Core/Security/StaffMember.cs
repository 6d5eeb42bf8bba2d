using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>工作人员.</summary>
public sealed class StaffMember : Entity<StaffMember>, IAudited, ISoftDeleted
{
    public const string MobilePurpose = "StaffMember.Mobile";
    public const string EmailPurpose = "StaffMember.Email";

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

    public Sealed? Email { get; private set; }

    /// <summary>可投诉人: may be named as the person a complaint is about.</summary>
    public bool IsComplainable { get; private set; }

    /// <summary>可评价人: stands in satisfaction surveys.</summary>
    public bool IsEvaluable { get; private set; }

    /// <summary>日报接收人: gets the hospital's figures in the evening.</summary>
    public bool IsReportReader { get; private set; }

    /// <summary>离职. Everything that names this person stays; nobody signs in as him any more.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

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

    public void WriteTo(Sealed? email) => Email = email;

    public void Mark(StaffMark mark, bool isMarked)
    {
        switch (mark)
        {
            case StaffMark.Complainable:
                IsComplainable = isMarked;
                break;
            case StaffMark.Evaluable:
                IsEvaluable = isMarked;
                break;
            default:
                IsReportReader = isMarked;
                break;
        }
    }

    public void Leave(DateTimeOffset at)
    {
        if (LeftAt is not null)
        {
            throw new RuleViolation("Security.StaffLeft", Name);
        }

        LeftAt = at;
        SignedOut(); // the seat is free from now on
    }

    public void Return()
    {
        if (LeftAt is null)
        {
            throw new RuleViolation("Security.StaffPresent", Name);
        }

        LeftAt = null;
    }

    public void Delete(DateTimeOffset at) => DeletedAt = at;

    internal void SignedIn() => Raise(new StaffSignedIn(Id, StaffNo, Extension));

    internal void SignedOut() => Raise(new StaffSignedOut(Id, StaffNo));
}

/// <summary>What a member of staff is marked as, for the rooms that ask about people.</summary>
public enum StaffMark
{
    Complainable,
    Evaluable,
    ReportReader,
}
