using System.Linq.Expressions;
using HospitalCrm.Core.FollowUps.Rates;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.FollowUps;

/// <summary>The lists behind the figures: what is open, by its day, to be given to others; and all there ever was.</summary>
public static class FollowUpTasksList
{
    /// <summary>Instead of a staff number: follow-ups nobody is named for.</summary>
    public const string Nobody = "-";

    public static readonly ListDefinition<FollowUpRow> Open = new("open")
    {
        Source = db => FollowUpList.Rows(db).Where(row => row.EndedAt == null),
        Key = ListKey<FollowUpRow>.By(row => row.Id),
        SortedBy = "DueOn",
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Columns =
        [
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "92px", IsShown = true },
            new("Sex", row => row.Sex) { Width = "52px", IsExtra = true },
            new("Age", (row, tools) => FollowUpList.Age(row, tools)) { Width = "60px", IsExtra = true },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "92px" },
            new("DueOn", row => row.DueOn) { Width = "112px", SortKey = Day, IsShown = true },
            new("State", row => row.State) { Width = "124px" },
            new("Assignee", row => row.Assignee ?? row.AssigneeNo) { Width = "96px" },
            new("Caller", row => row.Caller) { Width = "90px", IsExtra = true },
            new("DischargedOn", row => row.DischargedOn) { Width = "100px", IsExtra = true },
            new("Attempts", row => row.Attempts) { Width = "70px", IsExtra = true },
            new("Why", (row, tools) => FollowUpWhy.Of(row, tools.Clock.Today())) { IsShown = true },
        ],
        Filters =
        [
            new("followUpStage", FilterKind.Choice, ByStage) { Choices = Enum.GetNames<FollowUpStage>(), IsPublic = true, IsShown = true },
            new("assignee", FilterKind.Text, ByAssignee) { IsPublic = true, IsCode = true, IsShown = true },
            new("holder", FilterKind.Text, (typed, _) => row => row.LeaseBy == typed) { IsPublic = true, IsCode = true, IsExtra = true, IsShown = true },
            .. Places,
            .. FollowUpFilters.All,
        ],
        Scope = FollowUpScope.Of<FollowUpRow>(row => row.DepartmentCode, row => row.WardCode, row => row.AssigneeNo),
        Restricted = db => row => db.Patients.Any(patient => patient.Id == row.PatientId && patient.RestrictedAs != null),
        OpenUrl = row => $"/follow-ups/{row.Id}",
        Permissions = FollowUpList.Rights,
    };

    public static readonly ListDefinition<FollowUpRow> All = new("all")
    {
        Source = FollowUpList.Rows,
        Key = ListKey<FollowUpRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Columns =
        [
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "92px", IsShown = true },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "92px" },
            new("DischargedOn", row => row.DischargedOn) { Width = "100px" },
            new("DueOn", row => row.DueOn) { Width = "100px" },
            new("State", row => row.State) { Width = "110px" },
            new("EndedAt", row => row.EndedAt) { Width = "130px" },
            new("DaysLate", row => row.DaysLate) { Width = "84px" },
            new("LastOutcome", row => row.LastOutcome) { Width = "100px" },
            new("Assignee", row => row.Assignee ?? row.AssigneeNo) { Width = "84px" },
            new("Why", (row, tools) => FollowUpWhy.Of(row, tools.Clock.Today())) { IsShown = true },
        ],
        Filters =
        [
            new("followUpMeasure", FilterKind.Choice, FollowUpMeasures.Filter) { Choices = Enum.GetNames<FollowUpMeasure>(), IsPublic = true, IsShown = true },
            new("followUpState", FilterKind.Choice, (typed, _) => Enum.TryParse<FollowUpState>(typed, out var state) ? row => row.State == state : row => false)
            {
                Choices = Enum.GetNames<FollowUpState>(),
                IsPublic = true,
                IsShown = true,
            },
            new("endedOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.EndedAt >= from && row.EndedAt < to;
            }) { IsPublic = true, IsExtra = true, IsShown = true },
            .. Places,
            .. FollowUpFilters.All,
        ],
        Scope = FollowUpScope.Of<FollowUpRow>(row => row.DepartmentCode, row => row.WardCode, row => row.AssigneeNo),
        Restricted = db => row => db.Patients.Any(patient => patient.Id == row.PatientId && patient.RestrictedAs != null),
        OpenUrl = row => $"/follow-ups/{row.Id}",
        Permissions = FollowUpList.Rights,
    };

    private static ListFilter<FollowUpRow>[] Places =>
    [
        new("departmentCode", FilterKind.Text, (typed, _) => row => row.DepartmentCode == typed) { IsPublic = true, IsCode = true, IsExtra = true, IsShown = true },
        new("wardCode", FilterKind.Text, (typed, _) => row => row.WardCode == typed) { IsPublic = true, IsCode = true, IsExtra = true, IsShown = true },
    ];

    private static Expression<Func<FollowUpRow, DateOnly>> Day => row => row.DueOn;

    private static Expression<Func<FollowUpRow, bool>> ByAssignee(string typed, ListTools tools) =>
        typed == Nobody ? row => row.AssigneeNo == null : row => row.AssigneeNo == typed;

    private static Expression<Func<FollowUpRow, bool>> ByStage(string typed, ListTools tools)
    {
        var now = tools.Clock.GetUtcNow();
        return Enum.TryParse<FollowUpStage>(typed, out var stage) ? stage switch
        {
            FollowUpStage.InQueue => row => row.QueueRank != null,
            FollowUpStage.Held => row => row.State == FollowUpState.Leased && row.LeaseUntil > now,
            FollowUpStage.Waiting => row => row.State == FollowUpState.Waiting,
            FollowUpStage.NumberNeeded => row => row.State == FollowUpState.NumberNeeded,
            _ => row => row.State == FollowUpState.Planned,
        }
        : row => false;
    }
}

/// <summary>Where an open follow-up stands, as whoever hands them out asks.</summary>
public enum FollowUpStage
{
    /// <summary>到期, taken or not.</summary>
    InQueue,

    /// <summary>Somebody has it at this moment.</summary>
    Held,
    Waiting,
    NumberNeeded,
    Planned,
}
