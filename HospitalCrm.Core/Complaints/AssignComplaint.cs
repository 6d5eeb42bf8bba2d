using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>分派 to whoever handles it; those complained about are told the matter without the complainant.</summary>
public sealed class AssignComplaint(CrmDb db, ComplaintActs acts, ComplaintIntake intake, ComplaintExposure exposure, ComplaintNotices notices, Vault vault) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Assign, form, ct);
        var handler = form.Handler!.Trim();
        if (!await db.Departments.AnyAsync(department => department.Code == handler, ct))
        {
            throw new RuleViolation("Complaints.UnknownDepartment");
        }

        var isAnother = await intake.CorrectAsync(complaint, form, ct);

        // What may not be known there is not handled there.
        if (handler == complaint.DepartmentCode && complaint.VisibleCode is null)
        {
            throw new RuleViolation("Complaints.HandlerConcerned");
        }

        await intake.LinkAsync(complaint, form.Patient, ct);
        await exposure.DemandSilentAsync(complaint, form.Summary, ct);
        complaint.Assign(handler, form.IsJoint, vault.SealOptional(Complaint.SummaryPurpose, form.Summary.Trim()), hand);
        if (isAnother)
        {
            await notices.NamedAsync(complaint, ct);
        }

        await notices.AssignedAsync(complaint, ct);
        await db.SaveChangesAsync(ct);
    }
}
