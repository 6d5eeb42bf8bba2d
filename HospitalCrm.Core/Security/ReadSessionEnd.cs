using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Why a session is over, for the page on which its person finds himself.</summary>
public sealed class ReadSessionEnd(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <returns>Null when there is no such session.</returns>
    public Task<SessionEnd?> HandleAsync(Guid session, CancellationToken ct = default) =>
        db.SignInSessions.Where(row => row.Id == session).Select(row => row.EndedAt == null ? SessionEnd.Expired : row.Ending).SingleOrDefaultAsync(ct);
}
