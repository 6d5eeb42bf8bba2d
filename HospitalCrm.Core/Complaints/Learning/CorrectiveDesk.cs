using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>Opens corrective actions for whoever acts, and looks that nothing in them gives a complainant away. Never saves.</summary>
public sealed class CorrectiveDesk(CrmDb db, ComplaintDesk complaints, ComplaintExposure exposure, Grants grants, Vault vault, CurrentActor actor) : IRoomPart
{
    /// <exception cref="RuleViolation">There is none, or none for him.</exception>
    public async Task<CorrectiveAction> DemandAsync(Id<CorrectiveAction> id, CancellationToken ct)
    {
        var found = await db.CorrectiveActions.AsSplitQuery().Include(action => action.Steps.OrderBy(step => step.Seq)).Include(action => action.Sources).SingleOrDefaultAsync(action => action.Id == id, ct);
        var reach = await grants.ReachAsync(actor.Value, LearningPermissions.View);
        var mayOpen = found is not null && reach is not null
            && (reach.IsAll || found.OwnerNo == reach.StaffNo || (reach.Scope >= DataScope.Department && found.OwnerDepartment is { } code && code == reach.DepartmentCode));
        return mayOpen ? found! : throw new RuleViolation("Complaints.ActionMissing");
    }

    public async Task<CorrectiveOwner> OwnerAsync(string staffNo, CancellationToken ct) =>
        await db.Staff.Where(staff => staff.StaffNo == staffNo && staff.LeftAt == null).Select(staff => new CorrectiveOwner(staff.StaffNo, staff.DepartmentCode)).SingleOrDefaultAsync(ct)
            ?? throw new RuleViolation("Complaints.UnknownStaff");

    /// <summary>Complaints by their numbers: those he may read, and is not concerned by.</summary>
    public async Task<IReadOnlyList<Complaint>> ComplaintsAsync(string typed, CancellationToken ct)
    {
        var numbers = TypedWords.Words(typed).Distinct().ToList();
        var found = await db.Complaints.AsNoTracking().Where(complaint => complaint.Number != null && numbers.Contains(complaint.Number)).ToListAsync(ct);
        var viewer = await complaints.ViewerAsync();
        foreach (var number in numbers)
        {
            if (found.Find(complaint => complaint.Number == number) is not { } one || !ComplaintRules.SeesComplainant(one, viewer))
            {
                throw new RuleViolation("Complaints.UnknownNumber", number);
            }
        }

        return found;
    }

    /// <summary>Its owner may be whoever was complained about: nothing that is written here may tell him by whom.</summary>
    public async Task DemandSilentAsync(IEnumerable<Complaint> about, IEnumerable<string> words, CancellationToken ct)
    {
        var said = words.ToList();
        foreach (var complaint in about)
        {
            foreach (var text in said)
            {
                await exposure.DemandSilentAsync(complaint, text, ct);
            }
        }
    }

    public async Task DemandSilentAsync(CorrectiveAction action, string words, CancellationToken ct)
    {
        var keys = action.Sources.Select(source => source.ComplaintId).ToList();
        await DemandSilentAsync(await db.Complaints.AsNoTracking().Where(complaint => keys.Contains(complaint.Id)).ToListAsync(ct), [words], ct);
    }

    public Sealed Words(string typed) => vault.Seal(CorrectiveStep.WordsPurpose, typed.Trim());
}
