using System.Threading.RateLimiting;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HospitalCrm.Web.Complaints.Doors;

/// <summary>
/// <c>/c</c>: anybody complains or writes to the director; <c>/c/state</c>: he asks how it stands (docs/adr/0058). One document and nothing else is
/// sent: no circuit, no script, no further file. What was typed is shown again to whoever typed it; nothing else comes out.
/// </summary>
internal static class ComplaintDoorEndpoints
{
    internal const string Trap = "website";

    private const string WriteRoute = "/c";
    private const string AskRoute = "/c/state";
    private const string RateLimit = "complaint-door";
    private const int MostBytes = 64 * 1024;

    private static readonly Actor Self = Actor.Product("web-form");

    public static void AddComplaintDoor(this IServiceCollection services)
    {
        services.AddSingleton<ComplaintDoorLimits>();
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(RateLimit, context =>
        {
            var most = context.RequestServices.GetRequiredService<ParameterValues>().Get(ComplaintParameters.WebPerMinute);
            return most == 0
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(
                    $"{context.Connection.RemoteIpAddress} {most}",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
        }));
    }

    public static void MapComplaintDoor(this WebApplication app)
    {
        app.MapGet(WriteRoute, WriteAsync).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapGet(AskRoute, AskAsync).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapPost(WriteRoute, SendAsync).AllowAnonymous().RequireRateLimiting(RateLimit).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        app.MapPost(AskRoute, TellAsync).AllowAnonymous().RequireRateLimiting(RateLimit).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task<IResult> WriteAsync(HttpContext http, UseCaseRunner run, string? to, CancellationToken ct) =>
        await ShowAsync(http, run, new() { RequestKey = Guid.CreateVersion7(), ToDirector = to == "director" }, [], notice: null, StatusCodes.Status200OK, ct);

    private static async Task<IResult> SendAsync(HttpContext http, UseCaseRunner run, ComplaintDoorLimits limits, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var posted = await http.Request.ReadFormAsync(ct);
        var form = Read(posted);

        // A program fills in every field there is. A person whose browser did it for him loses nothing: all stands there again.
        if (posted[Trap].ToString().Length > 0)
        {
            return await ShowAsync(http, run, form, [], "Complaints.Web.Trapped", StatusCodes.Status422UnprocessableEntity, ct);
        }

        // Asked here and not by the pipeline: an out of date token must not cost anybody what he typed.
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return await ShowAsync(http, run, form, [], "Complaints.Web.Expired", StatusCodes.Status422UnprocessableEntity, ct);
        }

        if (!limits.MaySend(http.Connection.RemoteIpAddress?.ToString()))
        {
            return await ShowAsync(http, run, form, [], "Complaints.Web.Busy", StatusCodes.Status429TooManyRequests, ct);
        }

        if ((await run.RunAsync(Self, (ReadComplaintDoor use) => use.HandleAsync(ct))).Value is null)
        {
            return Document(http, new() { State = ComplaintDoorState.Closed }, StatusCodes.Status404NotFound);
        }

        var outcome = await run.RunAsync(Self, (WriteComplaint use) => use.HandleAsync(form, ct));
        return outcome.Problem is { } problem
            ? await ShowAsync(http, run, form, problem.Fields, problem.Fields.Count > 0 ? null : problem.Code, StatusCodes.Status422UnprocessableEntity, ct)
            : Document(http, new() { State = ComplaintDoorState.Thanks, Receipt = outcome.Value!, Form = new() { Phone = form.Phone } }, StatusCodes.Status200OK);
    }

    private static async Task<IResult> AskAsync(HttpContext http, UseCaseRunner run, CancellationToken ct) =>
        (await run.RunAsync(Self, (ReadComplaintDoor use) => use.HandleAsync(ct))).Value is null
            ? Document(http, new() { State = ComplaintDoorState.Closed }, StatusCodes.Status404NotFound)
            : Document(http, new() { State = ComplaintDoorState.Ask }, StatusCodes.Status200OK);

    private static async Task<IResult> TellAsync(HttpContext http, UseCaseRunner run, ComplaintDoorLimits limits, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        if ((await run.RunAsync(Self, (ReadComplaintDoor use) => use.HandleAsync(ct))).Value is null)
        {
            return Document(http, new() { State = ComplaintDoorState.Closed }, StatusCodes.Status404NotFound);
        }

        var posted = await http.Request.ReadFormAsync(ct);
        var (number, digits) = (Short(posted["number"], 40), Short(posted["digits"], 8));
        var again = new ComplaintDoorPage { State = ComplaintDoorState.Ask, Number = number };
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return Document(http, again with { Notice = "Complaints.Web.Expired" }, StatusCodes.Status422UnprocessableEntity);
        }

        if (!limits.MayAsk(number))
        {
            return Document(http, again with { Notice = "Complaints.Web.AskedTooOften" }, StatusCodes.Status429TooManyRequests);
        }

        var standing = (await run.RunAsync(Self, (AskComplaintState use) => use.HandleAsync(number, digits, ct))).Value;
        return standing is null
            ? Document(http, again with { Notice = "Complaints.Web.NotFound" }, StatusCodes.Status404NotFound)
            : Document(http, new() { State = ComplaintDoorState.Standing, Standing = standing }, StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, UseCaseRunner run, WebComplaintForm form, IReadOnlyList<FieldProblem> problems, string? notice, int status, CancellationToken ct)
    {
        if ((await run.RunAsync(Self, (ReadComplaintDoor use) => use.HandleAsync(ct))).Value is not { } departments)
        {
            return Document(http, new() { State = ComplaintDoorState.Closed }, StatusCodes.Status404NotFound);
        }

        return Document(http, new() { State = ComplaintDoorState.Write, Form = form, Departments = departments, Problems = problems, Notice = notice }, status);
    }

    private static WebComplaintForm Read(IFormCollection posted) => new()
    {
        RequestKey = Guid.TryParse(posted["key"], out var key) ? key : default,
        ToDirector = posted["to"] == "director",
        Name = Short(posted["name"], 200),
        Phone = Short(posted["phone"], 200),
        Department = Short(posted["department"], 32),
        Text = posted["text"].ToString(),
    };

    private static string Short(string? typed, int most) => typed is null || typed.Length <= most ? typed ?? "" : typed[..most];

    private static RazorComponentResult<ComplaintDocument> Document(HttpContext http, ComplaintDoorPage page, int status)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return new(new Dictionary<string, object?> { [nameof(ComplaintDocument.Page)] = page with { TokenField = tokens.FormFieldName, TokenValue = tokens.RequestToken ?? "" } })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
    }
}
