using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Security;

/// <summary>登录账号: who is locked out, who has a second factor, who has not signed in for long.</summary>
public static class AccountList
{
    public static readonly ListDefinition<AccountRow> Definition = new("accounts")
    {
        Source = db =>
            from account in db.Users
            join staff in db.Staff on account.StaffId equals staff.Id
            select new AccountRow
            {
                Id = account.Id,
                StaffNo = staff.StaffNo,
                Name = staff.Name,
                LockedUntil = account.LockoutEnd,
                AuthenticatorSince = account.AuthenticatorSince,
                PasswordSetAt = account.PasswordSetAt,
                LastSignedInAt = account.LastSignedInAt,
            },
        Key = ListKey<AccountRow>.By(row => row.Id),
        Columns =
        [
            new("StaffNo", row => row.StaffNo) { Width = "130px" },
            new("Name", row => row.Name) { Width = "130px" },
            new("LockedUntil", (row, tools) => row.LockedUntil > tools.Clock.GetUtcNow() ? row.LockedUntil : null) { Width = "150px" },
            new("AuthenticatorSince", row => row.AuthenticatorSince) { Width = "150px" },
            new("PasswordSetAt", row => row.PasswordSetAt) { Width = "150px" },
            new("LastSignedInAt", row => row.LastSignedInAt),
        ],
        Filters =
        [
            new("staffNo", FilterKind.Text, (typed, _) => row => row.StaffNo.Contains(typed)) { IsPublic = true, IsCode = true },
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
            new("state", FilterKind.Choice, (typed, tools) =>
            {
                var now = tools.Clock.GetUtcNow();
                var unused = now.AddDays(-90);
                return typed switch
                {
                    "locked" => row => row.LockedUntil > now,
                    "second-factor" => row => row.AuthenticatorSince != null,
                    "single-factor" => row => row.AuthenticatorSince == null,
                    _ => row => row.LastSignedInAt == null || row.LastSignedInAt < unused,
                };
            })
            {
                Choices = ["locked", "second-factor", "single-factor", "unused"],
                IsPublic = true,
            },
        ],
        Permissions = new(SecurityPermissions.ManageAccounts),
    };
}

public sealed record AccountRow
{
    public required Guid Id { get; init; }

    public required string StaffNo { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset? AuthenticatorSince { get; init; }

    public DateTimeOffset? PasswordSetAt { get; init; }

    public DateTimeOffset? LastSignedInAt { get; init; }
}
