using System.Globalization;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>More agents than the demo hospital has, each with a seat of his own.</summary>
internal static class Crew
{
    public static string StaffNo(int agent) => string.Create(CultureInfo.InvariantCulture, $"bench{agent:D3}");

    public static string Extension(int agent) => string.Create(CultureInfo.InvariantCulture, $"{9000 + agent}");

    /// <summary>Before the product starts on this data. One password, hashed once: hashing is slow on purpose.</summary>
    /// <param name="leads">So many of them, the first, are 班长.</param>
    public static async Task AddAsync(string data, int agents, CancellationToken ct, int leads = 0)
    {
        await using var services = CoreOn.Data(data);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await scope.ServiceProvider.GetRequiredService<RoleSetup>().InstallAsync(ct);
        await db.SaveChangesAsync(ct);
        var book = scope.ServiceProvider.GetRequiredService<StaffBook>();
        string? hash = null;
        for (var agent = 0; agent < agents; agent++)
        {
            var account = await book.AddAsync(new(StaffNo(agent), $"话务{agent}", agent < leads ? "lead" : "agent", Extension: Extension(agent)), ct);
            account.IsDemo = true;
            account.PasswordHash = hash ??= HashOf(scope.ServiceProvider, account);
        }

        await db.SaveChangesAsync(ct);
    }

    private static string HashOf(IServiceProvider services, Account account)
    {
        services.GetRequiredService<PasswordCheck>().Set(account, AppProcess.Password);
        return account.PasswordHash!;
    }
}
