using System.Linq.Expressions;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Analytics.Boards;

/// <summary>One look at an archive.</summary>
public sealed record AccessRow
{
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorNo { get; init; }

    public required string? Staff { get; init; }

    public required string? Purpose { get; init; }

    public required Guid? PatientId { get; init; }
}

/// <summary>访问档案: who opened archives, the newest first (S3-B.7). Whose archive it was is seen by opening it, by those who may.</summary>
public static class AccessList
{
    public static readonly ListDefinition<AccessRow> Definition = new("accesses")
    {
        Source = db =>
            from entry in db.AuditEntries
            where entry.Act == AuditAct.Viewed && entry.Entity == nameof(Patient)
            select new AccessRow
            {
                Seq = entry.Seq,
                At = entry.At,
                ActorNo = entry.ActorNo,
                Staff = db.Staff.Where(staff => staff.StaffNo == entry.ActorNo).Select(staff => staff.Name).FirstOrDefault(),
                Purpose = entry.Purpose,
                PatientId = entry.PatientId,
            },
        Key = ListKey<AccessRow>.By(row => row.Seq),
        SortedBy = "At",
        SortedDescending = true,
        ShowsPatients = true,
        Columns =
        [
            new("At", row => row.At) { Width = "150px", SortKey = (Expression<Func<AccessRow, DateTimeOffset>>)(row => row.At) },
            new("Actor", row => row.Staff is { } name ? $"{name} {row.ActorNo}" : row.ActorNo) { Width = "200px" },
            new("Purpose", row => row.Purpose),
        ],
        Filters =
        [
            new("accessedOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.At >= from && row.At < to;
            }) { IsPublic = true },
            new("actorNo", FilterKind.Text, (typed, _) => row => row.ActorNo == typed) { IsPublic = true, IsCode = true },
        ],
        Permissions = new(FeedPermissions.View),
        OpenUrl = row => $"/patients/{row.PatientId}",
    };
}
