namespace HospitalCrm.Web.Hosting;

/// <summary>
/// Answers at the product's address while a demo hospital is being filled in, so that <c>/healthz/live</c> is true at once and a taken
/// port is told at once, not minutes later.
/// </summary>
internal static class WaitingRoom
{
    public static async Task WhileAsync(IConfiguration configuration, Func<Task> work, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        await using var room = builder.Build();
        foreach (var url in (configuration["urls"] ?? "http://localhost:5000").Split(';', StringSplitOptions.RemoveEmptyEntries).Where(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
        {
            room.Urls.Add(url);
        }

        room.MapGet("/healthz/live", () => Results.Text("live"));
        room.MapFallback(() => Results.Text("正在准备数据，请稍候。 Preparing the data, please wait.", "text/plain; charset=utf-8", null, StatusCodes.Status503ServiceUnavailable));
        await room.StartAsync(ct);
        await work();
        await room.StopAsync(ct);
    }
}
