using System.Linq.Expressions;
using HospitalCrm.Core.Lists;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>登录会话: who is signed in, from where, since when, and when they last did something.</summary>
public static class SessionList
{
    public static readonly ListDefinition<SessionRow> Definition = new("sessions")
    {
        Source = db =>
            from session in db.SignInSessions
            where session.EndedAt == null
            join account in db.Users on session.AccountId equals account.Id
            join staff in db.Staff on account.StaffId equals staff.Id
            select new SessionRow
            {
                Id = session.Id,
                StaffNo = staff.StaffNo,
                Name = staff.Name,
                From = session.From,
                Device = session.Device,
                StartedAt = session.StartedAt,
                LastActiveAt = session.LastActiveAt ?? session.StartedAt,
            },
        Key = ListKey<SessionRow>.By(row => row.Id),
        Columns =
        [
            new("StaffNo", row => row.StaffNo) { Width = "130px" },
            new("Name", row => row.Name) { Width = "130px" },
            new("From", row => row.From) { Width = "150px" },
            new("Device", row => row.Device),
            new("StartedAt", row => row.StartedAt) { Width = "150px" },
            new("LastActiveAt", row => row.LastActiveAt) { Width = "150px" },
        ],
        Filters =
        [
            new("staffNo", FilterKind.Text, (typed, _) => row => row.StaffNo.Contains(typed)) { IsPublic = true, IsCode = true },
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
            new("from", FilterKind.Text, (typed, _) => row => row.From!.StartsWith(typed)),
        ],
        SortedDescending = true,
        Permissions = new(SecurityPermissions.ManageAccounts),
    };
}

public sealed record SessionRow
{
    public required Guid Id { get; init; }

    public required string StaffNo { get; init; }

    public required string Name { get; init; }

    public string? From { get; init; }

    public string? Device { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastActiveAt { get; init; }
}
