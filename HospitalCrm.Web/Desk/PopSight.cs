using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Desk;

/// <summary>The rights that decide what an agent's tab shows of a call. A change of any of them has its cards read anew; other rights do not disturb a call.</summary>
internal sealed record PopSight(bool Answers, bool SeesUnrouted, bool SeesNames, bool SeesRestricted, Reach? Archives)
{
    public PopSight(HeldRights held)
        : this(
            held.Has(CallPermissions.Answer.Code),
            held.Has(CallPermissions.SeeUnrouted.Code) && held.Has(PatientPermissions.SeeNames.Code),
            held.Has(PatientPermissions.SeeNames.Code),
            held.Has(PatientPermissions.SeeRestricted.Code),
            held.ReachOf(PatientPermissions.View.Code))
    {
    }
}
