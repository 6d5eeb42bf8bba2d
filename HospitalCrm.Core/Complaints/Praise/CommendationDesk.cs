using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>Who may read what of praise and suggestions. Reads only.</summary>
public sealed class CommendationDesk(CrmDb db, Grants grants, ParameterValues parameters, CurrentActor actor) : IRoomPart
{
    /// <exception cref="RuleViolation">There is none, or none for him.</exception>
    public async Task<Commendation> DemandAsync(Id<Commendation> id, CancellationToken ct)
    {
        var reach = await grants.ReachAsync(actor.Value, PraisePermissions.View);
        var found = await db.Commendations.SingleOrDefaultAsync(one => one.Id == id, ct);
        return found is not null && reach is not null && MayOpen(found, reach) ? found : throw new RuleViolation("Complaints.PraiseMissing");
    }

    /// <summary>Everything of the giver: whoever took it down, and the offices that hold the right for all. Everybody else knows him as he wishes.</summary>
    public async Task<bool> SeesGiverAsync(Commendation one) =>
        one.RegisteredBy == actor.Value.StaffNo || (await grants.ReachAsync(actor.Value, PraisePermissions.View) is { IsAll: true } && await grants.HasAsync(actor.Value, PraisePermissions.Answer));

    /// <summary>A suggestion is answered by the department it is about, or by the office.</summary>
    public async Task<bool> MayAnswerAsync(Commendation one) =>
        await grants.HasAsync(actor.Value, PraisePermissions.Answer)
        && await grants.ReachAsync(actor.Value, PraisePermissions.View) is { } reach
        && (reach.IsAll || (one.DepartmentCode is { } code && code == reach.DepartmentCode) || (one.DepartmentCode is null && reach.DepartmentCode == Office));

    private string? Office => parameters.Get(ComplaintParameters.Office) is { Length: > 0 } office ? office : null;

    private static bool MayOpen(Commendation one, Reach reach) =>
        reach.IsAll
        || one.RegisteredBy == reach.StaffNo
        || one.SubjectNo == reach.StaffNo
        || (reach.Scope >= DataScope.Department && one.DepartmentCode is { } code && code == reach.DepartmentCode);
}
