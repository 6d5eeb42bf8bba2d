using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>A product without accounts asks to be set up.</summary>
public sealed class ReadWhetherAccountsExist(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public Task<bool> HandleAsync(CancellationToken ct = default) => db.Users.AnyAsync(ct);
}
