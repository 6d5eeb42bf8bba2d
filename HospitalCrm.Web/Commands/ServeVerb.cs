using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

internal sealed class ServeVerb : IVerb
{
    public string Name => "serve";

    public string Help => """
        crm serve [--size S|M|L] [--reset] [--simulate] [--Section:Key=VALUE …]
        Serves the product until Ctrl-C or SIGTERM. Settings come from appsettings*.json, the environment (Data__Directory,
        ASPNETCORE_URLS, …) and the command line.

          --size S|M|L   people in a fresh demo hospital: 2,000, 100,000 or 1,000,000 (never in Production)
          --reset        delete the data folder's content first (never in Production)
          --simulate     calls ring by themselves (never in Production)
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--size"], ["--reset", "--simulate"], settings: true);
        var wish = new StartWish(arguments.Find("--size"), arguments.Has("--reset"), arguments.Has("--simulate"));
        if (wish.Size is not (null or "S" or "M" or "L"))
        {
            throw new BadArguments($"--size is S, M or L, not '{wish.Size}'");
        }

        await using var app = HospitalHost.Build([.. arguments.Settings], wish);
        await HospitalHost.PrepareAsync(app, ct);
        await app.RunAsync(ct);
        return 0;
    }
}
