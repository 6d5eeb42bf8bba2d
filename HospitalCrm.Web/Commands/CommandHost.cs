using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Commands;

/// <summary>Core alone, for a verb that works on the data: no pages, no lines, no clock. Works beside a running server.</summary>
internal sealed class CommandHost : IAsyncDisposable
{
    /// <summary>What verbs that work on data take.</summary>
    public static readonly string[] Options = ["--data", "--keys"];

    private readonly IHost _host;

    private CommandHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public HospitalSettings Settings => Services.GetRequiredService<HospitalSettings>();

    public static CommandHost Build(Arguments arguments)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") ?? AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        builder.Configuration.AddInMemoryCollection(Given(arguments));
        builder.Logging.ClearProviders().AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddHospitalFoundation(HospitalSettings.Read(builder.Configuration, builder.Environment));
        return new(builder.Build());
    }

    /// <summary>Data that must be there already: nothing is made by looking at it.</summary>
    public static async Task<CommandHost> OpenExistingAsync(Arguments arguments, CancellationToken ct)
    {
        var host = Build(arguments);
        try
        {
            var data = host.Settings.Data;
            if (!data.UsePostgres && !File.Exists(data.SqliteFile))
            {
                throw new StartFailure($"there is no database in {data.Directory}");
            }

            if (!KeyRing.ExistsIn(data.KeysDirectory))
            {
                throw new StartFailure($"there are no keys in {data.KeysDirectory}");
            }

            await using var scope = host.Services.CreateAsyncScope();
            if ((await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.GetPendingMigrationsAsync(ct)).Any())
            {
                throw new StartFailure("the database is of an older version: start the product once, it migrates");
            }

            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one use case as the command line.</summary>
    public async Task<TResult> RunAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> call)
        where TUseCase : class, IUseCase
    {
        var outcome = await Services.GetRequiredService<UseCaseRunner>().RunAsync(Actor.Product("crm"), call);
        return outcome.Problem is { } problem ? throw new StartFailure(CommandTexts.Of(problem)) : outcome.Value!;
    }

    public async ValueTask DisposeAsync()
    {
        // Sinks and batches are disposed asynchronously.
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static Dictionary<string, string?> Given(Arguments arguments)
    {
        var given = new Dictionary<string, string?>();
        if (arguments.Find("--data") is { } data)
        {
            given["Data:Directory"] = data;
        }

        if (arguments.Find("--keys") is { } keys)
        {
            given["Keys:Directory"] = keys;
        }

        return given;
    }
}
