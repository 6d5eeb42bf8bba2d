using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Web.Setup;

namespace HospitalCrm.Web.Hosting;

/// <summary>Composes the product: configuration, services, pipeline.</summary>
internal static class HospitalHost
{
    public static WebApplication Build(string[] args, StartWish wish)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot(args) });
        builder.WebHost.UseStaticWebAssets();
        var settings = HospitalSettings.Read(builder.Configuration, builder.Environment);
        if (settings.IsProduction && wish != StartWish.None)
        {
            throw new StartFailure("--size, --reset and --simulate belong to a demo; they are refused in Production");
        }

        if (wish.Reset)
        {
            DataFolder.Reset(settings);
        }

        DataFolder.Check(settings.Data);
        builder.Services.AddSingleton(wish);
        builder.AddHospital(settings);
        var app = builder.Build();
        app.UseHospital();
        return app;
    }

    /// <summary>What must have happened before anybody is let in; its refusals end the start.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken ct)
    {
        await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await app.Services.GetRequiredService<RestoreRecord>().WriteAsync(ct);
        await app.Services.GetRequiredService<DemoSeeding>().SeedWhenEmptyAsync(ct);
        await app.Services.GetRequiredService<DemoStart>().InstallAsync(Console.Out, ct);
        await app.Services.GetRequiredService<FirstRun>().LookAsync(Console.Out, ct);
    }

    /// <summary>Beside the program when it was published there; else where it was started, as usual.</summary>
    private static string? ContentRoot(string[] settings) =>
        Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is null
        && !settings.Any(setting => setting.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
        && !File.Exists("appsettings.json")
            ? AppContext.BaseDirectory
            : null;
}
