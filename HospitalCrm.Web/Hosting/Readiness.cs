namespace HospitalCrm.Web.Hosting;

/// <summary>Whether every warm-up step has run.</summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _open.Task.IsCompleted;

    public Task WhenReady => _open.Task;

    internal void Open() => _open.TrySetResult();
}

internal static class ReadinessServices
{
    public static void AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<IWarmUp, DatabaseWarmUp>();
        services.AddHostedService<WarmUpSteps>();
        services.AddHostedService<WalWorker>();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/healthz/ready", (Readiness readiness) =>
            readiness.IsReady ? Results.Text("ready") : Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }
}
