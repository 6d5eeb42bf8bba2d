using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Inquiries;

/// <summary>患者咨询, the newest first. Who asked stands on the page, not in the list.</summary>
public static class InquiryList
{
    /// <summary>Handed over, and the day is past.</summary>
    public const string Overdue = "Overdue";

    public static readonly ListDefinition<InquiryRow> Definition = new("inquiries")
    {
        Source = db =>
            from inquiry in db.Inquiries
            select new InquiryRow
            {
                Id = inquiry.Id,
                RegisteredAt = inquiry.RegisteredAt,
                RegisteredBy = inquiry.RegisteredBy,
                Registrar = db.Staff.Where(staff => staff.StaffNo == inquiry.RegisteredBy).Select(staff => staff.Name).FirstOrDefault(),
                Question = inquiry.Question,
                State = inquiry.State,
                DepartmentCode = inquiry.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == inquiry.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                DueAt = inquiry.DueAt,
                AnsweredBy = db.Staff.Where(staff => staff.StaffNo == inquiry.AnsweredBy).Select(staff => staff.Name).FirstOrDefault() ?? inquiry.AnsweredBy,
                AnsweredAt = inquiry.AnsweredAt,
            },
        Key = ListKey<InquiryRow>.By(row => row.Id),
        SortedBy = nameof(InquiryRow.RegisteredAt),
        SortedDescending = true,
        Columns =
        [
            new(nameof(InquiryRow.RegisteredAt), row => row.RegisteredAt) { SortKey = (Expression<Func<InquiryRow, DateTimeOffset>>)(row => row.RegisteredAt), Width = "136px" },
            new(nameof(InquiryRow.Question), (row, tools) => tools.Vault.Open(Inquiry.QuestionPurpose, row.Question)),
            new(nameof(InquiryRow.State), row => row.State) { Width = "112px" },
            new(nameof(InquiryRow.Department), row => row.Department ?? row.DepartmentCode) { Width = "100px" },
            new(nameof(InquiryRow.DueAt), row => row.DueAt) { Width = "136px" },
            new(nameof(InquiryRow.RegisteredBy), row => row.Registrar ?? row.RegisteredBy) { Width = "110px" },
            new(nameof(InquiryRow.AnsweredBy), row => row.AnsweredBy) { Width = "110px" },
            new(nameof(InquiryRow.AnsweredAt), row => row.AnsweredAt) { Width = "136px", IsExtra = true },
        ],
        Filters =
        [
            new("inquiryState", FilterKind.Choice, ByState) { Choices = [Overdue, .. Enum.GetNames<InquiryState>()], IsPublic = true },
            new("department", FilterKind.Text, (typed, tools) =>
            {
                var codes = tools.Db.Departments.Where(department => department.Code == typed || department.Name.Contains(typed)).Select(department => department.Code);
                return row => codes.Contains(row.DepartmentCode!);
            }) { IsShareable = true },
            new("registered", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.RegisteredAt >= from && row.RegisteredAt < to;
            }) { IsPublic = true },
        ],
        Scope = (reach, _, _, _) => Task.FromResult(Within(reach)),
        OpenUrl = row => $"/inquiries/{row.Id}",
        Permissions = new(InquiryPermissions.View) { Add = InquiryPermissions.Register, Export = InquiryPermissions.Export },
    };

    internal static Expression<Func<InquiryRow, bool>> Within(Reach reach)
    {
        var (me, code) = (reach.StaffNo, reach.DepartmentCode);
        return reach switch
        {
            { IsAll: true } => row => true,
            { Scope: DataScope.Department, DepartmentCode: not null } => row => row.DepartmentCode == code || row.RegisteredBy == me,
            { StaffNo.Length: > 0 } => row => row.RegisteredBy == me,
            _ => row => false,
        };
    }

    private static Expression<Func<InquiryRow, bool>> ByState(string typed, ListTools tools)
    {
        if (typed == Overdue)
        {
            var now = tools.Clock.GetUtcNow();
            return row => row.State == InquiryState.Handed && row.DueAt <= now;
        }

        return Enum.TryParse<InquiryState>(typed, out var state) ? row => row.State == state : row => false;
    }
}

public sealed record InquiryRow
{
    public required Id<Inquiry> Id { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required string RegisteredBy { get; init; }

    public required string? Registrar { get; init; }

    public required Sealed Question { get; init; }

    public required InquiryState State { get; init; }

    public required string? DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required string? AnsweredBy { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }
}
