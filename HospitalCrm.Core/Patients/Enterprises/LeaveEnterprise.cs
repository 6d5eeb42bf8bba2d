using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>Somebody is no longer one of an enterprise's people; the line stays, with the day.</summary>
public sealed class LeaveEnterprise(CrmDb db, PatientSight sight, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.ManageEnterprises;

    public async Task HandleAsync(Id<EnterpriseMember> id, CancellationToken ct = default)
    {
        var member = await db.EnterpriseMembers.SingleOrDefaultAsync(member => member.Id == id, ct) ?? throw new RuleViolation("Patients.MemberMissing");
        await sight.DemandAsync(member.PatientId, ct);
        member.Leave(clock.Today());
        await db.SaveChangesAsync(ct);
    }
}
