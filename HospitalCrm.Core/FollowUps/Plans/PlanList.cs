using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.FollowUps.Plans;

public sealed record PlanRow
{
    public required Id<FollowUpPlan> Id { get; init; }

    public required string Name { get; init; }

    public required string? DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required string? Disease { get; init; }

    public required FollowUpCaller Caller { get; init; }

    public required string? Questionnaire { get; init; }

    public required IEnumerable<int> Days { get; init; }

    public required bool IsOff { get; init; }
}

/// <summary>随访计划.</summary>
public static class PlanList
{
    public static readonly ListDefinition<PlanRow> Definition = new("plans")
    {
        Source = db =>
            from plan in db.FollowUpPlans
            select new PlanRow
            {
                Id = plan.Id,
                Name = plan.Name,
                DepartmentCode = plan.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == plan.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                Disease = plan.Disease,
                Caller = plan.Caller,
                Questionnaire = db.Questionnaires.Where(sheet => sheet.Code == plan.QuestionnaireCode).Select(sheet => sheet.Name).FirstOrDefault() ?? plan.QuestionnaireCode,
                Days = plan.Steps.OrderBy(step => step.Number).Select(step => step.Days).ToList(),
                IsOff = plan.IsOff,
            },
        Key = ListKey<PlanRow>.By(row => row.Id),
        IsSmall = true,
        Columns =
        [
            new("Name", row => row.Name) { Width = "200px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "110px" },
            new("Disease", row => row.Disease) { Width = "120px" },
            new("Days", row => string.Join(" · ", row.Days)) { Width = "130px" },
            new("Caller", row => row.Caller) { Width = "100px" },
            new("Questionnaire", row => row.Questionnaire),
            new("IsOff", row => row.IsOff) { Width = "70px" },
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
            new("department", FilterKind.Text, (typed, tools) =>
            {
                var codes = tools.Db.Departments.Where(department => department.Code == typed || department.Name.Contains(typed)).Select(department => department.Code);
                return row => codes.Contains(row.DepartmentCode!);
            }) { IsShareable = true },
        ],
        Permissions = new(PlanPermissions.View) { Add = PlanPermissions.Manage, Edit = PlanPermissions.Manage, Delete = PlanPermissions.Manage },
        OpenUrl = row => $"/plans/{row.Id}",
    };
}
