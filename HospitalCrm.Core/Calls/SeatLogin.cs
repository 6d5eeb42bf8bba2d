using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Calls;

/// <summary>Who sits at which extension. Persisted: a restart moves nobody.</summary>
public sealed class SeatLogin : Entity<SeatLogin>
{
    private SeatLogin()
    {
    }

    public SeatLogin(string extension, Id<StaffMember> staffId, string staffNo, DateTimeOffset at)
    {
        Extension = extension;
        StaffId = staffId;
        StaffNo = staffNo;
        Since = at;
    }

    public string Extension { get; private set; } = "";

    public Id<StaffMember> StaffId { get; private set; }

    public string StaffNo { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }
}
