using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>表扬与建议, the newest first. The giver stands in it as he wishes to be known, to everybody.</summary>
public static class CommendationList
{
    public static readonly ListDefinition<CommendationRow> Definition = new("praise")
    {
        Source = db =>
            from one in db.Commendations
            select new CommendationRow
            {
                Id = one.Id,
                Kind = one.Kind,
                State = one.State,
                Source = one.Source,
                ReceivedAt = one.ReceivedAt,
                RegisteredBy = one.RegisteredBy,
                PatientId = one.PatientId,
                GiverName = one.GiverName,
                Wish = one.Wish,
                DepartmentCode = one.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == one.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                SubjectNo = one.SubjectNo,
                Subject = db.Staff.Where(staff => staff.StaffNo == one.SubjectNo).Select(staff => staff.Name).FirstOrDefault(),
                Verdict = one.Verdict,
                AnsweredAt = one.AnsweredAt,
            },
        Key = ListKey<CommendationRow>.By(row => row.Id),
        SortedBy = "ReceivedAt",
        SortedDescending = true,
        Columns =
        [
            new("ReceivedAt", row => row.ReceivedAt) { SortKey = ByReceived, Width = "140px" },
            new("Kind", row => row.Kind) { Width = "84px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "130px" },
            new("Subject", row => row.Subject ?? row.SubjectNo) { Width = "100px" },
            new("Giver", (row, tools) => GiverNames.As(tools.Vault.Open(Commendation.GiverNamePurpose, row.GiverName), row.Wish)) { Width = "110px" },
            new("Source", row => row.Source) { Width = "110px" },
            new("State", row => row.State) { Width = "90px" },
            new("Verdict", row => row.Verdict) { Width = "100px" },
            new("AnsweredAt", row => row.AnsweredAt),
        ],
        Filters =
        [
            new("commendationKind", FilterKind.Choice, (typed, _) => Enum.TryParse<CommendationKind>(typed, out var kind) ? row => row.Kind == kind : row => false) { Choices = Enum.GetNames<CommendationKind>(), IsPublic = true },
            new("commendationState", FilterKind.Choice, (typed, _) => Enum.TryParse<CommendationState>(typed, out var state) ? row => row.State == state : row => false) { Choices = Enum.GetNames<CommendationState>(), IsPublic = true },
            new("department", FilterKind.Text, (typed, tools) =>
            {
                var codes = tools.Db.Departments.Where(department => department.Code == typed || department.Name.Contains(typed)).Select(department => department.Code);
                return row => codes.Contains(row.DepartmentCode!);
            }) { IsShareable = true },
            new("received", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.ReceivedAt >= from && row.ReceivedAt < to;
            }) { IsPublic = true },
            new("patient", FilterKind.Text, OfPerson) { IsCode = true, IsPublic = true, IsExtra = true, IsLinkOnly = true },
        ],
        Scope = (reach, _, _, _) => Task.FromResult(Within(reach)),
        OpenUrl = row => $"/praise/{row.Id}",
        Permissions = new(PraisePermissions.View) { Add = PraisePermissions.Register, Export = PraisePermissions.Export },
    };

    private static Expression<Func<CommendationRow, DateTimeOffset>> ByReceived => row => row.ReceivedAt;

    /// <summary>Of one person, all his records. Who wished not to be named is not found by his archive, but by whoever took it down.</summary>
    internal static Expression<Func<CommendationRow, bool>> OfPerson(string typed, ListTools tools)
    {
        var (me, records) = (tools.StaffNo, ComplaintsOfPerson.Records(typed, tools.Db));
        return row => records.Contains(row.PatientId) && (row.Wish == GiverWish.Named || row.RegisteredBy == me);
    }

    internal static Expression<Func<CommendationRow, bool>> Within(Reach reach)
    {
        var (me, code) = (reach.StaffNo, reach.DepartmentCode);
        return reach switch
        {
            { IsAll: true } => row => true,
            { Scope: DataScope.Department, DepartmentCode: not null } => row => row.DepartmentCode == code || row.SubjectNo == me || row.RegisteredBy == me,
            { StaffNo.Length: > 0 } => row => row.SubjectNo == me || row.RegisteredBy == me,
            _ => row => false,
        };
    }
}

public sealed record CommendationRow
{
    public required Id<Commendation> Id { get; init; }

    public required CommendationKind Kind { get; init; }

    public required CommendationState State { get; init; }

    public required ComplaintSource Source { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string RegisteredBy { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required Sealed? GiverName { get; init; }

    public required GiverWish Wish { get; init; }

    public required string? DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required string? SubjectNo { get; init; }

    public required string? Subject { get; init; }

    public required SuggestionVerdict? Verdict { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }
}
