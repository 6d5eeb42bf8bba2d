using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Data;

/// <summary>The one place that chooses between SQLite and PostgreSQL.</summary>
internal static class DatabaseProvider
{
    public static void AddCrmDb(this IServiceCollection services, DataOptions data)
    {
        if (data.UsePostgres)
        {
            services.AddDbContext<PostgresCrmDb>(options => options.UseNpgsql(data.ConnectionString));
            services.AddScoped<CrmDb>(provider => provider.GetRequiredService<PostgresCrmDb>());
        }
        else
        {
            services.AddDbContext<SqliteCrmDb>(options => options.UseSqlite($"Data Source={data.SqliteFile}").AddInterceptors(new SqlitePragmas()));
            services.AddScoped<CrmDb>(provider => provider.GetRequiredService<SqliteCrmDb>());
        }
    }
}
