using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>Opens a complaint for whoever acts, if he may. Refused ones are on record. Asked outside a transaction.</summary>
public sealed class ComplaintDesk(CrmDb db, Grants grants, ComplaintClockwork clockwork, ParameterValues parameters, Vault vault, AuditLog audit, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    private static readonly Permission[] Asked =
    [
        ComplaintPermissions.Register, ComplaintPermissions.Manage, ComplaintPermissions.Account, ComplaintPermissions.Handle, ComplaintPermissions.Feedback,
        ComplaintPermissions.Callback, ComplaintPermissions.Force, ComplaintPermissions.Approve, ComplaintPermissions.Oversee, ComplaintPermissions.ViewLooks,
    ];

    public async Task<ComplaintViewer> ViewerAsync()
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var right in Asked)
        {
            if (await grants.HasAsync(actor.Value, right))
            {
                held.Add(right.Code);
            }
        }

        var department = actor.Value.Kind == ActorKind.Staff ? (await grants.OfAsync(actor.Value.StaffNo)).DepartmentCode : null;
        var resolves = TypedWords.Words(parameters.Get(ComplaintParameters.SubjectResolves)).ToHashSet(StringComparer.Ordinal);
        return new(actor.Value.StaffNo, department, await grants.ReachAsync(actor.Value, ComplaintPermissions.View), held, resolves);
    }

    /// <summary>The complaint with its history, tracked.</summary>
    public Task<Complaint?> FindAsync(Id<Complaint> id, CancellationToken ct) =>
        db.Complaints.AsSplitQuery().Include(complaint => complaint.Steps.OrderBy(step => step.Seq)).Include(complaint => complaint.Clocks.OrderBy(clock => clock.StartedAt).ThenBy(clock => clock.Id)).SingleOrDefaultAsync(complaint => complaint.Id == id, ct);

    /// <exception cref="RuleViolation">There is none, it is none for him, or he may not do that.</exception>
    public async Task<Complaint> DemandAsync(Id<Complaint> id, ComplaintAct act, CancellationToken ct)
    {
        var complaint = await FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        if (ComplaintRules.Refusal(complaint, await ViewerAsync(), act) is { } refusal)
        {
            await RefuseAsync(id, act.ToString(), ct);
            throw new RuleViolation(refusal);
        }

        return complaint;
    }

    public Task RefuseAsync(Id<Complaint> id, string what, CancellationToken ct) => audit.AppendAsync(
        new AuditDraft(AuditAct.Refused, nameof(Complaint), id.ToString(), clock.GetUtcNow()) { Purpose = what }.By(actor.Value),
        ct);

    /// <summary>Never with the patient's key: the archive's own access record is open to those complained about.</summary>
    public Task LogAsync(Id<Complaint> id, string purpose, CancellationToken ct) => audit.AppendAsync(
        new AuditDraft(AuditAct.Viewed, nameof(Complaint), id.ToString(), clock.GetUtcNow()) { Purpose = purpose }.By(actor.Value),
        ct);

    /// <summary>It leaves the screen for paper or a file: a look like any other, and a print.</summary>
    public async Task LogPrintAsync(Id<Complaint> id, string purpose, CancellationToken ct)
    {
        await LogAsync(id, purpose, ct);
        await audit.AppendAsync(new AuditDraft(AuditAct.Printed, nameof(Complaint), id.ToString(), clock.GetUtcNow()) { Purpose = purpose }.By(actor.Value), ct);
    }

    /// <summary>Who acts, now, in these words.</summary>
    public async Task<ComplaintHand> HandAsync(string? words, CancellationToken ct) =>
        new(actor.Value.StaffNo, clock.GetUtcNow(), await clockwork.TimesAsync(ct), vault.SealOptional(ComplaintStep.WordsPurpose, words?.Trim()));
}
