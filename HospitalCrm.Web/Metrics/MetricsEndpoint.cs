using System.Net;
using HospitalCrm.Web.Realtime;

namespace HospitalCrm.Web.Metrics;

internal static class MetricsEndpoint
{
    /// <summary>Only for this machine; a proxy in front makes everybody look local, so a forwarded request is refused too.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        // Both exist from the start: what nobody listens to is not counted, and a histogram is there before the first ring.
        var metrics = app.Services.GetRequiredService<MetricsText>();
        app.Services.GetRequiredService<PopTimings>();
        app.MapGet("/metrics", (HttpContext context) => context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !context.Request.Headers.ContainsKey("X-Forwarded-For")
            ? Results.Text(metrics.Write(), "text/plain; version=0.0.4")
            : Results.NotFound()).AllowAnonymous();
    }
}
