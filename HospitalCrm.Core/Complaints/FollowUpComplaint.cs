using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// 投诉患者随访: how the patient of a complaint is. It lies with the department of whoever asks for it, never with the one complained about, which
/// must not learn by its own queue whose complaint it was.
/// </summary>
public sealed class FollowUpComplaint(CrmDb db, ComplaintDesk desk, FollowUpEntry entry, IValidator<AddFollowUpForm> validator) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Add;

    public async Task<Id<FollowUpTask>> HandleAsync(Id<Complaint> id, AddFollowUpForm form, CancellationToken ct = default)
    {
        var complaint = await desk.FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        var viewer = await desk.ViewerAsync();
        if (!ComplaintRules.SeesComplainant(complaint, viewer))
        {
            await desk.RefuseAsync(id, nameof(FollowUpComplaint), ct);
            throw new RuleViolation("Complaints.Missing");
        }

        // Whoever calls sees the queue of the whole house: it must not tell of what even the department does not hear.
        form.Patient = complaint.IsConfidential ? throw new RuleViolation("Complaints.ConfidentialStays") : complaint.PatientId?.Value ?? throw new RuleViolation("Complaints.NoPatient");
        await validator.CheckAsync(form, ct);
        var task = await entry.MakeAsync(form, FollowUpOrigin.Complaint, ct);
        entry.Keep(task, form, viewer.DepartmentCode ?? "", ward: null);
        await db.SaveChangesAsync(ct);
        return task.Id;
    }
}
