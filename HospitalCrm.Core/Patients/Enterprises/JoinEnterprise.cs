using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>Takes somebody in as one of an enterprise's people. Whoever was no patient yet counts as its member from now on.</summary>
public sealed class JoinEnterprise(CrmDb db, PatientSight sight, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.ManageEnterprises;

    public async Task HandleAsync(Id<Enterprise> enterprise, Id<Patient> key, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var patient = await db.Patients.SingleOrDefaultAsync(patient => patient.Id == key, ct) ?? throw new RuleViolation("Patients.Missing");
        if (!await db.Enterprises.AnyAsync(known => known.Id == enterprise, ct))
        {
            throw new RuleViolation("Patients.EnterpriseMissing");
        }

        if (await db.EnterpriseMembers.AnyAsync(member => member.EnterpriseId == enterprise && member.PatientId == key && member.LeftOn == null, ct))
        {
            throw new RuleViolation("Patients.MemberAlready");
        }

        if (patient.Kind == PatientKind.Prospect)
        {
            patient.CountAs(PatientKind.EnterpriseMember);
        }

        db.EnterpriseMembers.Add(new(enterprise, key, clock.Today()));
        await db.SaveChangesAsync(ct);
    }
}
