using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

public sealed class ReadSystem(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewSystems;

    public async Task<SystemDetail> HandleAsync(Id<ConnectedSystem> id, CancellationToken ct = default)
    {
        var known = await db.ConnectedSystems.AsNoTracking().SingleOrDefaultAsync(system => system.Id == id, ct) ?? throw new RuleViolation("Security.SystemMissing");
        var form = new SystemForm
        {
            Id = known.Id.Value,
            Version = known.Version,
            Code = known.Code,
            Name = known.Name,
            Scopes = known.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Networks = known.Networks,
            ExpiresOn = known.ExpiresOn,
            FrameOrigin = known.FrameOrigin ?? "",
            CallsPerMinute = known.CallsPerMinute?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        };
        return new(form, known.IsDisabled, known.KeyGivenAt, known.OldKeyUntil, known.LastCallAt, known.Calls);
    }
}

/// <param name="OldKeyUntil">Until when the key before the last rotation is taken too.</param>
public sealed record SystemDetail(SystemForm Form, bool IsDisabled, DateTimeOffset? KeyGivenAt, DateTimeOffset? OldKeyUntil, DateTimeOffset? LastCallAt, long Calls);
