using HospitalCrm.Core.Data.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data;

internal static class AuditChecks
{
    /// <summary>What <c>crm audit verify</c> finds.</summary>
    public static async Task<(long Count, long? FirstBroken, string? Reason)> VerifyAuditAsync(this TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(default);
    }

    /// <summary>Somebody with the database only.</summary>
    public static Task<int> ExecuteAsync(this TestHospital hospital, string sql) => hospital.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
