using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace HospitalCrm.Web.FollowUps.Doors;

/// <summary>
/// <c>/f/{token}</c>: the follow-up a patient answers on his own telephone (docs/adr/0055). One document and nothing else is sent: no circuit,
/// no script, no further file; a form that is posted, checked and shown again with all that was typed.
/// </summary>
internal static class FormEndpoints
{
    private const string Route = OneTimeLinks.Path + "{token}";
    private const string RateLimit = "follow-up-forms";
    private const string Cookie = "hcrm-f";
    private const string Action = "step";
    private const string Proof = "prove";
    private const int PerLink = 30;
    private const int MostFields = 2_000;

    private static readonly Actor Self = Actor.Product("web-form");

    public static void AddFollowUpForms(this IServiceCollection services)
    {
        services.AddSingleton(PartitionedRateLimiter.Create<string, string>(link =>
            RateLimitPartition.GetFixedWindowLimiter(link, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerLink, Window = TimeSpan.FromMinutes(1) })));
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(RateLimit, context =>
        {
            var most = context.RequestServices.GetRequiredService<ParameterValues>().Get(FormParameters.RequestsPerMinute);
            return most == 0
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(
                    $"{context.Connection.RemoteIpAddress} {most}",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
        }));
    }

    public static void MapFollowUpForms(this WebApplication app)
    {
        app.MapGet(Route, GetAsync).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapPost(Route, PostAsync).AllowAnonymous().RequireRateLimiting(RateLimit).DisableAntiforgery();
    }

    private static async Task<IResult> GetAsync(string token, HttpContext http, UseCaseRunner run, PartitionedRateLimiter<string> links, CancellationToken ct)
    {
        if (IsTooOften(links, token))
        {
            return Document(http, FormPage.Busy(), StatusCodes.Status429TooManyRequests);
        }

        return await ShowAsync(http, run, token, typed: null, problem: null, ct);
    }

    private static async Task<IResult> PostAsync(string token, HttpContext http, UseCaseRunner run, PartitionedRateLimiter<string> links, CancellationToken ct)
    {
        if (IsTooOften(links, token))
        {
            return Document(http, FormPage.Busy(), StatusCodes.Status429TooManyRequests);
        }

        var form = await http.Request.ReadFormAsync(ct);
        if (form.Count > MostFields)
        {
            return Results.BadRequest();
        }

        // Asked here and not by the pipeline: an out of date token must not cost a patient what he typed.
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return await ShowAsync(http, run, token, form, problem: null, ct);
        }

        return form[Action] == Proof ? await ProveAsync(token, http, run, form, ct) : await SubmitAsync(token, http, run, form, ct);
    }

    private static async Task<IResult> ProveAsync(string token, HttpContext http, UseCaseRunner run, IFormCollection form, CancellationToken ct)
    {
        var typed = form["who"].ToString();
        if (typed.Trim().Length is 0 or > 40)
        {
            return await ShowAsync(http, run, token, typed: null, "FollowUps.Web.WhoNeeded", ct);
        }

        var proof = (await run.RunAsync(Self, (ProveFollowUpForm use) => use.HandleAsync(token, typed, ct))).Value;
        if (proof?.Ticket is not { } ticket)
        {
            return await ShowAsync(http, run, token, typed: null, "FollowUps.Web.WhoWrong", ct);
        }

        http.Response.Cookies.Append(Cookie, ticket, new() { Path = "/f", HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = FormTicket.Life });
        return Again(token);
    }

    private static async Task<IResult> SubmitAsync(string token, HttpContext http, UseCaseRunner run, IFormCollection form, CancellationToken ct)
    {
        var edition = EditionOf(form);
        var blank = (await run.RunAsync(Self, (OpenFollowUpForm use) => use.HandleAsync(token, http.Request.Cookies[Cookie], edition, ct))).Value;
        if (blank is not { Questions: not null })
        {
            // Closed meanwhile, or the proof is out of date: the page says so.
            return Again(token);
        }

        var answers = PostedAnswers.Read(new FormPage { Paper = blank }.All, form);
        var outcome = await run.RunAsync(Self, (SubmitFollowUpForm use) => use.HandleAsync(token, http.Request.Cookies[Cookie], edition ?? default, answers, ct));
        if (outcome.Value is not { IsDone: false, Closed: null, NeedsProof: false } again)
        {
            return Again(token);
        }

        var page = new FormPage { Paper = blank with { Questions = again.Questions }, Answers = answers, Problems = again.Problems, IsEmpty = again.IsEmpty && again.Problems.Count == 0, HasChanged = again.HasChanged };
        return Document(http, page, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, UseCaseRunner run, string token, IFormCollection? typed, string? problem, CancellationToken ct)
    {
        var outcome = await run.RunAsync(Self, (OpenFollowUpForm use) => use.HandleAsync(token, http.Request.Cookies[Cookie], EditionOf(typed), ct));
        var paper = outcome.Value ?? new() { Closed = FormClosed.Unknown };
        var page = new FormPage
        {
            Paper = paper,
            Problem = paper.Closed is null && !paper.IsProven ? problem : null,
            IsExpired = typed is not null,
            Answers = typed is not null && paper.Questions is not null ? PostedAnswers.Read(new FormPage { Paper = paper }.All, typed) : Answers.None,
        };
        return Document(http, page, paper.Closed switch { FormClosed.Unknown => StatusCodes.Status404NotFound, not null => StatusCodes.Status410Gone, _ => typed is null && problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity });
    }

    private static RazorComponentResult<FormDocument> Document(HttpContext http, FormPage page, int status)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return new(new Dictionary<string, object?> { [nameof(FormDocument.Page)] = page with { TokenField = tokens.FormFieldName, TokenValue = tokens.RequestToken ?? "" } })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
    }

    private static Guid? EditionOf(IFormCollection? form) => Guid.TryParse(form?["edition"], out var edition) ? edition : null;

    /// <summary>A reload of what follows asks for a page and posts nothing.</summary>
    private static SeeOther Again(string token) => new SeeOther(OneTimeLinks.Path + Uri.EscapeDataString(token));

    /// <summary>By its hash: what may open something lies in no table of ours, not even in memory.</summary>
    private static bool IsTooOften(PartitionedRateLimiter<string> links, string token)
    {
        using var lease = links.AttemptAcquire(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
        return !lease.IsAcquired;
    }

    private sealed class SeeOther(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
