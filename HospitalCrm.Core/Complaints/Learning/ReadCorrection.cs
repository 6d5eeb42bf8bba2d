using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>Opens one corrective action.</summary>
public sealed class ReadCorrection(CrmDb db, CorrectiveDesk desk, ComplaintDesk complaints, Grants grants, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.View;

    public async Task<CorrectiveSheet> HandleAsync(Id<CorrectiveAction> id, CancellationToken ct = default)
    {
        var action = await desk.DemandAsync(id, ct);
        var names = action.Steps.Select(step => step.By).Append(action.OwnerNo).Distinct().ToList();
        var staff = await db.Staff.AsNoTracking().IgnoreQueryFilters().Where(known => names.Contains(known.StaffNo)).ToDictionaryAsync(known => known.StaffNo, known => known.Name, StringComparer.Ordinal, ct);
        return new()
        {
            Id = action.Id,
            Title = vault.Open(CorrectiveAction.TitlePurpose, action.Title),
            Measures = vault.Open(CorrectiveAction.MeasuresPurpose, action.Measures),
            State = action.State,
            OwnerNo = action.OwnerNo,
            Owner = staff.GetValueOrDefault(action.OwnerNo, action.OwnerNo),
            Department = await db.Departments.Where(known => known.Code == action.OwnerDepartment).Select(known => known.Name).SingleOrDefaultAsync(ct),
            DueOn = action.DueOn,
            IsOverdue = action.IsOverdue(clock.Today()),
            Round = action.Round,
            Origins = await OriginsAsync(action, ct),
            MeetingId = await grants.HasAsync(actor.Value, LearningPermissions.Manage) ? action.MeetingId : null,
            Steps = [.. action.Steps.OrderBy(step => step.Seq).Select(step => new CorrectiveStepReading(step.Act, step.At, staff.GetValueOrDefault(step.By, ""), vault.Open(CorrectiveStep.WordsPurpose, step.Words)))],
            Offered = await OfferedAsync(action),
        };
    }

    private async Task<IReadOnlyList<CorrectiveOrigin>> OriginsAsync(CorrectiveAction action, CancellationToken ct)
    {
        var (keys, viewer) = (action.Sources.Select(source => source.ComplaintId).ToList(), await complaints.ViewerAsync());
        var found = await db.Complaints.AsNoTracking().Where(complaint => keys.Contains(complaint.Id)).OrderBy(complaint => complaint.Number).ToListAsync(ct);
        return [.. found.Where(complaint => ComplaintRules.MayOpen(complaint, viewer)).Select(complaint => new CorrectiveOrigin(complaint.Id, complaint.Number!))];
    }

    private async Task<IReadOnlyList<CorrectiveAct>> OfferedAsync(CorrectiveAction action)
    {
        var me = actor.Value.StaffNo;
        var offered = new List<CorrectiveAct>();
        if (action.State == CorrectiveState.Open && me == action.OwnerNo)
        {
            offered.Add(CorrectiveAct.Evidence);
        }

        if (action.State == CorrectiveState.Done && me != action.OwnerNo && me != action.DoneBy && await grants.HasAsync(actor.Value, LearningPermissions.Check))
        {
            offered.AddRange([CorrectiveAct.Confirm, CorrectiveAct.SendBack]);
        }

        if (action.State == CorrectiveState.Open && await grants.HasAsync(actor.Value, LearningPermissions.Manage))
        {
            offered.Add(CorrectiveAct.Reassign);
        }

        return offered;
    }
}
