using Microsoft.AspNetCore.Routing;

namespace HospitalCrm.Web.Logging;

/// <summary>One line a request: method, route pattern, status, time. Never a query string or a value in the path: they may name a patient.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            if (route is not null && !IsNoise(context, route))
            {
                Log(logger, context.Request.Method, route, context.Response.StatusCode, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            }
        }
    }

    /// <summary>Probes say nothing, nor do scripts and styles that went well, nor the thousands of calls a second of other systems, which are counted.</summary>
    private static bool IsNoise(HttpContext context, string route) =>
        route.StartsWith("/healthz", StringComparison.Ordinal)
        || (context.Response.StatusCode < 400 && (Path.HasExtension(route) || route == "/metrics" || context.GetEndpoint()!.Metadata.GetMetadata<CountedCalls>() is not null));

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Ms:0.0} ms")]
    private static partial void Log(ILogger logger, string method, string route, int status, double ms);
}
