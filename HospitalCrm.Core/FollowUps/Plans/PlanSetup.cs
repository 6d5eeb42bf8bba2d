using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Plans;

/// <summary>The demo hospital's plans: one for every clinical department, the first call seven days after the discharge. A department that has a plan of its own, or had one, is left alone.</summary>
public sealed class PlanSetup(CrmDb db, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    private const int FirstDay = 7;
    private const int SecondDay = 30;

    public async Task InstallAsync(CancellationToken ct)
    {
        var known = await db.FollowUpPlans.IgnoreQueryFilters().Select(plan => plan.DepartmentCode).ToListAsync(ct);
        var since = clock.Today().AddDays(-parameters.Get(FollowUpParameters.LateDays) - FirstDay);
        foreach (var department in await db.Departments.Where(department => department.Kind == DepartmentKind.Clinical).OrderBy(department => department.Code).ToListAsync(ct))
        {
            if (!known.Contains(department.Code))
            {
                Add(department.Name + "出院回访", department.Code, FollowUpCaller.ResponsibleNurse, QuestionnaireDefaults.For(department.Name), since);
            }
        }

        // Whoever was discharged by a department the hospital did not enter is asked by the call centre.
        if (!known.Contains(null))
        {
            Add("全院出院回访", null, FollowUpCaller.CallCentre, QuestionnaireDefaults.General, since);
        }
    }

    private void Add(string name, string? departmentCode, FollowUpCaller caller, string questionnaire, DateOnly since)
    {
        var plan = new FollowUpPlan(since);
        plan.Describe(name, departmentCode, null, null);
        plan.Ask(caller, null, questionnaire, FollowUpImportance.Ordinary);
        plan.Space([(FirstDay, StepFrom.Discharge), (SecondDay, StepFrom.Discharge)]);
        db.FollowUpPlans.Add(plan);
    }
}
