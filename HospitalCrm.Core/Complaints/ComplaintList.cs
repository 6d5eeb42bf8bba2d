using System.Linq.Expressions;
using HospitalCrm.Core.Complaints.Analysis;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>投诉: open ones first, by when they are due less what their importance is worth; then ended ones. And the callbacks to be made.</summary>
public static class ComplaintList
{
    public const string Open = "Open";
    public const string Overdue = "Overdue";

    /// <summary>Open, and its day ends within <see cref="Soon"/>.</summary>
    public const string DueSoon = "DueSoon";

    public static readonly TimeSpan Soon = TimeSpan.FromDays(2);

    /// <summary>How many years back the last part of a number is sought.</summary>
    private const int Years = 20;

    public static readonly ListDefinition<ComplaintRow> Definition = new("complaints")
    {
        Source = Rows,
        Key = ListKey<ComplaintRow>.By(row => row.Id),
        SortedBy = "DueAt",
        Columns =
        [
            new("Number", row => row.Number) { Width = "138px" },
            new("State", row => row.State) { Width = "122px" },
            new("DueAt", (row, tools) => Left(row, tools.Clock.GetUtcNow())) { SortKey = ByRank, Width = "150px" },
            new("Importance", row => row.Importance ?? row.ImportanceCode) { Width = "76px" },
            new("Category", (row, tools) => IsAbout(row, tools) ? null : row.Category ?? row.CategoryCode) { Width = "92px" },
            new("Department", (row, tools) => IsAbout(row, tools) ? null : row.Department ?? row.DepartmentCode) { Width = "100px" },
            new("Subject", (row, tools) => IsAbout(row, tools) ? null : row.Subject ?? row.SubjectNo) { Width = "84px" },
            new("Handler", row => row.Handler ?? row.HandlerCode) { Width = "100px" },
            new("Source", row => row.Source) { Width = "96px" },
            new("ReceivedAt", row => row.ReceivedAt) { Width = "130px" },
            new("Round", row => row.Round) { Width = "60px", IsExtra = true },
            new("EndedAt", row => row.EndedAt) { Width = "130px", IsExtra = true },
            new("End", row => row.End) { Width = "110px", IsExtra = true },
            new("Satisfaction", row => row.Satisfaction) { Width = "90px", IsExtra = true },
        ],
        Filters =
        [
            new("number", FilterKind.Text, ByNumber),
            new("complaintState", FilterKind.Choice, ByState) { Choices = [Open, Overdue, DueSoon, .. Enum.GetNames<ComplaintState>()], IsPublic = true },
            new("complaintSource", FilterKind.Choice, (typed, _) => Enum.TryParse<ComplaintSource>(typed, out var source) ? row => row.Source == source : row => false) { Choices = Enum.GetNames<ComplaintSource>(), IsPublic = true },
            new("department", FilterKind.Text, (typed, tools) =>
            {
                var codes = tools.Db.Departments.Where(department => department.Code == typed || department.Name.Contains(typed)).Select(department => department.Code);
                return row => codes.Contains(row.DepartmentCode!);
            }) { IsShareable = true, IsExtra = true },
            new("received", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Days(typed);
                var (first, last) = (from.DayNumber, to.DayNumber);
                return row => row.ReceivedDay >= first && row.ReceivedDay <= last;
            }) { IsPublic = true, IsExtra = true },
            .. ComplaintFilters.All,
            new("patient", FilterKind.Text, ComplaintsOfPerson.Where) { IsCode = true, IsPublic = true, IsExtra = true, IsLinkOnly = true },
        ],
        Scope = ScopeAsync,
        OpenUrl = row => $"/complaints/{row.Id}",
        Permissions = new(ComplaintPermissions.View) { Add = ComplaintPermissions.Register, Export = ComplaintPermissions.Export },
    };

    public static readonly ListDefinition<ComplaintRow> Callbacks = new("complaint-callbacks")
    {
        Source = db => Rows(db).Where(row => row.CallbackRank != null),
        Key = ListKey<ComplaintRow>.By(row => row.Id),
        SortedBy = "CallbackReadyAt",
        Columns =
        [
            new("Number", row => row.Number) { Width = "150px" },
            new("Importance", row => row.Importance ?? row.ImportanceCode) { Width = "84px" },
            new("CallbackReadyAt", row => row.CallbackReadyAt) { SortKey = ByCallbackRank, Width = "140px" },
            new("Attempts", row => row.Attempts) { Width = "80px" },
            new("Category", row => row.Category ?? row.CategoryCode) { Width = "100px" },
            new("Round", row => row.Round) { Width = "60px" },
            new("DueAt", (row, tools) => Left(row, tools.Clock.GetUtcNow())) { Width = "150px" },
            new("ReceivedAt", row => row.ReceivedAt),
        ],
        Filters = [new("number", FilterKind.Text, ByNumber)],
        OpenUrl = row => $"/complaints/{row.Id}",
        Permissions = new(ComplaintPermissions.Callback),
    };

    private static Expression<Func<ComplaintRow, long>> ByRank => row => row.Rank;

    private static Expression<Func<ComplaintRow, long?>> ByCallbackRank => row => row.CallbackRank;

    /// <summary>余 2 天 3 小时, 已超 …, and for ended ones nothing.</summary>
    public static Saying? Left(ComplaintRow row, DateTimeOffset now)
    {
        if (row.DueAt is not { } due)
        {
            return row.State == ComplaintState.Waiting ? new("Complaints.StandsStill") : null;
        }

        var left = (due - now).Duration();
        return (due >= now, left.TotalHours >= 24) switch
        {
            (true, true) => new("Complaints.DaysLeft", (int)left.TotalDays, left.Hours),
            (true, false) => new("Complaints.HoursLeft", (int)left.TotalHours, left.Minutes),
            (false, true) => new("Complaints.DaysOver", (int)left.TotalDays, left.Hours),
            _ => new("Complaints.HoursOver", (int)left.TotalHours, left.Minutes),
        };
    }

    /// <summary>He holds the right for all, and it is about him.</summary>
    private static bool IsAbout(ComplaintRow row, ListTools tools) => row.IsConfidential && row.SubjectNo == tools.StaffNo && tools.StaffNo.Length > 0;

    /// <summary>The whole number, or its last part of any year: 123 is 投诉-2026-000123. Each is one look into an index; an end that is sought in all numbers would be none.</summary>
    private static Expression<Func<ComplaintRow, bool>> ByNumber(string typed, ListTools tools)
    {
        var read = ComplaintReceipt.Read(typed);
        var last = read.StartsWith(ComplaintNumbers.Word, StringComparison.Ordinal) ? read[ComplaintNumbers.Word.Length..] : read;
        if (!int.TryParse(last, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count))
        {
            return row => row.Number == read;
        }

        var year = tools.Clock.Today().Year;
        var numbers = Enumerable.Range(year - Years, Years + 1).Select(of => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ComplaintNumbers.Word}{of}-{count:D6}")).ToList();
        return row => numbers.Contains(row.Number!);
    }

    private static Expression<Func<ComplaintRow, bool>> ByState(string typed, ListTools tools)
    {
        var now = tools.Clock.GetUtcNow();
        var soon = now + Soon;
        return typed switch
        {
            DueSoon => row => row.DueAt >= now && row.DueAt < soon && row.Rank < Complaint.OverFrom / 2,
            Open => row => row.Rank < Complaint.OverFrom / 2,
            Overdue => row => row.DueAt < now && row.Rank < Complaint.OverFrom / 2,
            _ => Enum.TryParse<ComplaintState>(typed, out var state) ? row => row.State == state : row => false,
        };
    }

    /// <summary>One comparison wherever that is the whole answer, which the scope's own index then carries.</summary>
    internal static async Task<Expression<Func<ComplaintRow, bool>>> ScopeAsync(Reach reach, ListTools tools, bool isWhole, CancellationToken ct)
    {
        var me = reach.StaffNo;
        switch (reach)
        {
            case { IsAll: true }:
                return row => true;
            case { Scope: DataScope.Department, DepartmentCode: { } code }:
                var handlesOthers = await tools.Db.Complaints.AnyAsync(complaint => complaint.HandlerCode == code && complaint.VisibleCode != code, ct);
                var isAbout = await tools.Db.Complaints.AnyAsync(complaint => complaint.VisibleCode == code, ct);
                return (handlesOthers, isAbout) switch
                {
                    (false, _) => row => row.VisibleCode == code,
                    (true, false) => row => row.HandlerCode == code,
                    _ => row => row.VisibleCode == code || (row.HandlerCode == code && row.SubjectNo != me),
                };
            case { Scope: DataScope.Own, StaffNo.Length: > 0 }:
                var isSubject = await tools.Db.Complaints.AnyAsync(complaint => complaint.SubjectNo == me, ct);
                return (isSubject, await tools.Db.Complaints.AnyAsync(complaint => complaint.RegisteredBy == me, ct)) switch
                {
                    (false, _) => row => row.RegisteredBy == me,
                    (true, false) => row => row.SubjectNo == me && !row.IsConfidential,
                    _ => row => row.RegisteredBy == me || (row.SubjectNo == me && !row.IsConfidential),
                };
            default:
                return row => false;
        }
    }

    internal static IQueryable<ComplaintRow> Rows(CrmDb db) =>
        from complaint in db.Complaints
        select new ComplaintRow
        {
            Id = complaint.Id,
            Number = complaint.Number,
            State = complaint.State,
            Round = complaint.Round,
            Source = complaint.Source,
            ReceivedAt = complaint.ReceivedAt,
            CategoryCode = complaint.CategoryCode,
            Category = db.CodeItems.Where(item => item.TableCode == "complaint-classes" && item.Code == complaint.CategoryCode).Select(item => item.Name).FirstOrDefault(),
            ImportanceCode = complaint.ImportanceCode,
            Importance = db.CodeItems.Where(item => item.TableCode == "complaint-severities" && item.Code == complaint.ImportanceCode).Select(item => item.Name).FirstOrDefault(),
            Weight = complaint.Weight,
            DepartmentCode = complaint.DepartmentCode,
            Department = db.Departments.Where(department => department.Code == complaint.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
            VisibleCode = complaint.VisibleCode,
            SubjectNo = complaint.SubjectNo,
            Subject = db.Staff.Where(staff => staff.StaffNo == complaint.SubjectNo).Select(staff => staff.Name).FirstOrDefault(),
            IsConfidential = complaint.IsConfidential,
            HandlerCode = complaint.HandlerCode,
            Handler = db.Departments.Where(department => department.Code == complaint.HandlerCode).Select(department => department.Name).FirstOrDefault(),
            RegisteredBy = complaint.RegisteredBy,
            ReceivedDay = complaint.ReceivedDay,
            ReceivedHour = complaint.ReceivedHour,
            PatientId = complaint.PatientId,
            PhoneIndex = complaint.PhoneIndex,
            FeedbackAt = complaint.FeedbackAt,
            DueAt = complaint.DueAt,
            DueKind = complaint.DueKind,
            Attempts = complaint.Attempts,
            CallbackReadyAt = complaint.CallbackReadyAt,
            EndedAt = complaint.EndedAt,
            End = complaint.End,
            Satisfaction = complaint.Satisfaction,
            Rank = complaint.Rank,
            CallbackRank = complaint.CallbackRank,
        };
}
