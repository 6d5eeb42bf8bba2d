using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Hosting;

/// <summary>Builds the EF model and opens the first connection.</summary>
internal sealed class DatabaseWarmUp(IServiceScopeFactory scopes) : IWarmUp
{
    public int Order => 0;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CrmDb>().Staff.AnyAsync(ct);
    }
}
