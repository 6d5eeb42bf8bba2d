using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>Low scores within somebody's scope, and never one in which he was rated himself.</summary>
public sealed class LowScoreAccess(CrmDb db, Grants grants, CurrentActor actor) : IRoomPart
{
    /// <exception cref="RuleViolation">There is none for him: why, he is not told.</exception>
    public async Task<LowScore> DemandAsync(Id<LowScore> id, CancellationToken ct)
    {
        var reach = await grants.ReachAsync(actor.Value, SurveyPermissions.ViewLowScores) ?? Reach.Nobody;
        var found = await db.LowScores.SingleOrDefaultAsync(score => score.Id == id, ct);
        return found is not null && Rows(reach, actor.Value.StaffNo).Compile()(new() { DepartmentCode = found.DepartmentCode, RatedStaff = found.RatedStaff }) ? found : throw new RuleViolation("Surveys.Missing");
    }

    internal static Expression<Func<LowScoreRow, bool>> Rows(Reach reach, string staffNo)
    {
        var own = LowScore.Marked(staffNo);
        return reach switch
        {
            { IsAll: true } => row => !row.RatedStaff.Contains(own),
            { Scope: DataScope.Department, DepartmentCode: { } department } => row => row.DepartmentCode == department && !row.RatedStaff.Contains(own),
            _ => row => false,
        };
    }
}
