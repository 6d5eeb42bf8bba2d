using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Plans;

/// <summary>What a plan may name: departments, questionnaires in force, treatment results, and people.</summary>
public sealed class ReadPlanChoices(CrmDb db, DepartmentBook departments, AnswerSheets sheets) : IUseCase
{
    public static Permission Requires => PlanPermissions.View;

    public async Task<PlanChoices> HandleAsync(PlanForm form, CancellationToken ct = default) => new(
        [.. (await departments.ChoicesAsync(form.Department, ct)).Select(department => new PlanChoice(department.Code, department.Name))],
        [.. (await sheets.ChoicesAsync(null, ct)).Concat(form.Department is { } own ? await sheets.ChoicesAsync(own, ct) : []).DistinctBy(sheet => sheet.Code).Select(sheet => new PlanChoice(sheet.Code, sheet.Name))],
        [.. ClinicalCodes.Outcomes.Where(code => code.Code != ClinicalCodes.Died).Select(code => new PlanChoice(code.Code, code.Name))],
        await db.Staff.Where(staff => staff.LeftAt == null).OrderBy(staff => staff.StaffNo).Select(staff => new PlanChoice(staff.StaffNo, staff.Name)).ToListAsync(ct));
}

public sealed record PlanChoices(IReadOnlyList<PlanChoice> Departments, IReadOnlyList<PlanChoice> Questionnaires, IReadOnlyList<PlanChoice> Outcomes, IReadOnlyList<PlanChoice> Staff);

public sealed record PlanChoice(string Code, string Name);
