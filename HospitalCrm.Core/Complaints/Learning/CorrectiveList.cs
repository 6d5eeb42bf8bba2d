using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>整改, by the day they are due.</summary>
public static class CorrectiveList
{
    public const string Overdue = "Overdue";

    public static readonly ListDefinition<CorrectiveRow> Definition = new("improvements")
    {
        Source = db =>
            from action in db.CorrectiveActions
            select new CorrectiveRow
            {
                Id = action.Id,
                Title = action.Title,
                State = action.State,
                OwnerNo = action.OwnerNo,
                Owner = db.Staff.Where(staff => staff.StaffNo == action.OwnerNo).Select(staff => staff.Name).FirstOrDefault(),
                OwnerDepartment = action.OwnerDepartment,
                Department = db.Departments.Where(department => department.Code == action.OwnerDepartment).Select(department => department.Name).FirstOrDefault(),
                DueOn = action.DueOn,
                Round = action.Round,
                Complaints = db.CorrectiveSources.Count(source => source.ActionId == action.Id),
                DemandedAt = action.DemandedAt,
                EndedAt = action.EndedAt,
            },
        Key = ListKey<CorrectiveRow>.By(row => row.Id),
        SortedBy = "DueOn",
        SortedDescending = true,
        Columns =
        [
            new("Title", (row, tools) => tools.Vault.Open(CorrectiveAction.TitlePurpose, row.Title)),
            new("CorrectiveState", row => row.State) { Width = "100px" },
            new("DueOn", row => row.DueOn) { SortKey = ByDue, Width = "110px" },
            new("Owner", row => row.Owner ?? row.OwnerNo) { Width = "100px" },
            new("Department", row => row.Department ?? row.OwnerDepartment) { Width = "110px" },
            new("Complaints", row => row.Complaints) { Width = "90px" },
            new("Round", row => row.Round) { Width = "60px" },
            new("DemandedAt", row => row.DemandedAt) { Width = "140px" },
            new("EndedAt", row => row.EndedAt) { Width = "140px", IsExtra = true },
        ],
        Filters =
        [
            new("correctiveState", FilterKind.Choice, ByState) { Choices = [Overdue, .. Enum.GetNames<CorrectiveState>()], IsPublic = true },
            new("owner", FilterKind.Text, (typed, tools) =>
            {
                var numbers = tools.Db.Staff.Where(staff => staff.StaffNo == typed || staff.Name == typed).Select(staff => staff.StaffNo);
                return row => numbers.Contains(row.OwnerNo);
            }),
        ],
        Scope = (reach, _, _, _) => Task.FromResult(Within(reach)),
        OpenUrl = row => $"/improvements/{row.Id}",
        Permissions = new(LearningPermissions.View) { Add = LearningPermissions.Manage, Export = LearningPermissions.Export },
    };

    private static Expression<Func<CorrectiveRow, DateOnly>> ByDue => row => row.DueOn;

    private static Expression<Func<CorrectiveRow, bool>> ByState(string typed, ListTools tools)
    {
        var today = tools.Clock.Today();
        return typed == Overdue
            ? row => row.State == CorrectiveState.Open && row.DueOn < today
            : Enum.TryParse<CorrectiveState>(typed, out var state) ? row => row.State == state : row => false;
    }

    private static Expression<Func<CorrectiveRow, bool>> Within(Reach reach)
    {
        var (me, code) = (reach.StaffNo, reach.DepartmentCode);
        return reach switch
        {
            { IsAll: true } => row => true,
            { Scope: DataScope.Department, DepartmentCode: not null } => row => row.OwnerDepartment == code || row.OwnerNo == me,
            { StaffNo.Length: > 0 } => row => row.OwnerNo == me,
            _ => row => false,
        };
    }
}

public sealed record CorrectiveRow
{
    public required Id<CorrectiveAction> Id { get; init; }

    public required Sealed Title { get; init; }

    public required CorrectiveState State { get; init; }

    public required string OwnerNo { get; init; }

    public required string? Owner { get; init; }

    public required string? OwnerDepartment { get; init; }

    public required string? Department { get; init; }

    public required DateOnly DueOn { get; init; }

    public required int Round { get; init; }

    public required int Complaints { get; init; }

    public required DateTimeOffset DemandedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }
}
