using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// 网上投诉, 院长信箱: anybody writes, and gets a receipt to ask by. It is a draft: the office accepts it or does not. Looks nobody up by what was
/// typed, so that nothing of any patient can be found out here. Sent again by the same form it adds nothing.
/// </summary>
public sealed class WriteComplaint(CrmDb db, ComplaintDrafts drafts, HospitalProfile hospital, Vault vault, IValidator<WebComplaintForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Register;

    /// <returns>The receipt.</returns>
    public async Task<string> HandleAsync(WebComplaintForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var receipt = "";
        await db.InTransactionAsync(
            async () =>
            {
                // PostgreSQL has no gate of ours: the same form sent twice at once waits here.
                await db.LockAsync("complaints.web", ct);
                var known = await db.Complaints.Where(complaint => complaint.RequestKey == form.RequestKey && complaint.Receipt != null).Select(complaint => complaint.Receipt).SingleOrDefaultAsync(ct);
                receipt = known ?? await KeepAsync(form, ct);
            },
            ct);
        return receipt;
    }

    private async Task<string> KeepAsync(WebComplaintForm form, CancellationToken ct)
    {
        var department = string.IsNullOrWhiteSpace(form.Department) ? null : form.Department.Trim();
        if (department is not null && !await db.Departments.AnyAsync(known => known.Code == department, ct))
        {
            throw new RuleViolation("Complaints.UnknownDepartment");
        }

        var (name, phone, by) = (form.Name.Trim(), hospital.Subscriber(form.Phone), actor.Value.StaffNo);
        var receipt = ComplaintReceipt.Next();
        var complaint = new Complaint(form.ToDirector ? ComplaintSource.DirectorMailbox : ComplaintSource.Web, clock.GetUtcNow(), by, form.RequestKey).Receipted(receipt);
        complaint = name.Length == 0 && phone is null
            ? complaint.Anonymous(patient: null)
            : complaint.From(
                patient: null,
                vault.SealOptional(Complaint.ComplainantNamePurpose, name.Length == 0 ? null : name),
                vault.SealOptional(Complaint.ComplainantPhonePurpose, phone),
                phone is null ? null : vault.BlindIndex(Complaint.PhoneIndexPurpose, phone),
                relation: null,
                ComplaintTail.Of(vault, phone));
        await drafts.KeepAsync(complaint, department, form.Text.ReplaceLineEndings("\n").Trim(), by, ct);
        await db.SaveChangesAsync(ct);
        return receipt;
    }
}
