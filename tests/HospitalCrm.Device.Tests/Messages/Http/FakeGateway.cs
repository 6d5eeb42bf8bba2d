using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Tests.Messages.Http;

/// <summary>A gateway on a free port of this machine that answers as it is told and remembers what it was asked.</summary>
internal sealed class FakeGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeGateway(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public ConcurrentQueue<GatewayRequest> Requests { get; } = new();

    public static async Task<FakeGateway> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var gateway = new FakeGateway(builder.Build());
        gateway._app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            gateway.Requests.Enqueue(new(
                context.Request.Method,
                context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
                await body.ReadToEndAsync(context.RequestAborted),
                context.Request.ContentType,
                context.Request.Headers["X-Token"].ToString()));
            await answer(context);
        });
        await gateway._app.StartAsync();
        return gateway;
    }

    public static Task<FakeGateway> AnsweringAsync(int status, string body) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

internal sealed record GatewayRequest(string Method, IReadOnlyDictionary<string, string> Query, string Body, string? ContentType, string Token);
