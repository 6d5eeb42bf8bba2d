using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Security;

/// <summary>对接系统: who calls our API, with which scopes, and when last.</summary>
public static class SystemList
{
    public static readonly ListDefinition<SystemRow> Definition = new("systems")
    {
        Source = db =>
            from system in db.ConnectedSystems
            select new SystemRow
            {
                Id = system.Id,
                Code = system.Code,
                Name = system.Name,
                Scopes = system.Scopes,
                ExpiresOn = system.ExpiresOn,
                LastCallAt = system.LastCallAt,
                Calls = system.Calls,
                IsDisabled = system.IsDisabled,
            },
        Key = ListKey<SystemRow>.By(row => row.Id),
        Columns =
        [
            new("Code", row => row.Code) { Width = "140px" },
            new("Name", row => row.Name) { Width = "180px" },
            new("Scopes", row => row.Scopes),
            new("Expiry", row => row.ExpiresOn) { Width = "110px" },
            new("LastCallAt", row => row.LastCallAt) { Width = "150px" },
            new("Calls", row => row.Calls) { Width = "90px" },
            new("IsDisabled", row => row.IsDisabled) { Width = "110px" },
        ],
        Filters =
        [
            new("code", FilterKind.Text, (typed, _) => row => row.Code.Contains(typed)) { IsPublic = true, IsCode = true },
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
        ],
        Permissions = new(SecurityPermissions.ViewSystems)
        {
            Add = SecurityPermissions.ManageSystems,
            Edit = SecurityPermissions.ManageSystems,
            Delete = SecurityPermissions.ManageSystems,
        },
        OpenUrl = row => $"/systems/{row.Id}",
    };
}

public sealed record SystemRow
{
    public required Id<ConnectedSystem> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Scopes { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public DateTimeOffset? LastCallAt { get; init; }

    public required long Calls { get; init; }

    public required bool IsDisabled { get; init; }
}
