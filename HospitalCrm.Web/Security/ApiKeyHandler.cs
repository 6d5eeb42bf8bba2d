using System.Globalization;
using System.Text.Encodings.Web;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HospitalCrm.Web.Security;

/// <summary>Connected systems authenticate with <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys, ApiCallTally tally, GuessedKeys guesses, RecordGuessedKey record, ParameterValues parameters)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";
    public const string Header = "X-Api-Key";

    private TimeSpan? _tryAgainAfter;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header] is not [{ Length: > 0 and <= 200 } key])
        {
            return AuthenticateResult.NoResult();
        }

        var from = Context.Connection.RemoteIpAddress?.ToString() ?? "";
        var most = parameters.Get(SystemParameters.GuessesPerMinute);
        if (most > 0 && guesses.Wait(from, most) is { } wait && !keys.WasKnown(key))
        {
            _tryAgainAfter = wait;
            return AuthenticateResult.Fail("too many unknown keys");
        }

        if (await keys.FindCallerAsync(key, Context.RequestAborted) is not { } caller || caller.Networks?.Allow(Context.Connection.RemoteIpAddress) != true)
        {
            if (guesses.Count(from))
            {
                await record.WriteAsync(from, Context.RequestAborted);
            }

            return AuthenticateResult.Fail("unknown key, or not from there");
        }

        _tryAgainAfter = tally.Count(caller.Actor.StaffNo, caller.IsLimited ? caller.CallsPerMinute ?? parameters.Get(SystemParameters.CallsPerMinute) : null);
        return _tryAgainAfter is null ? AuthenticateResult.Success(new(ActorClaims.Write(caller.Actor, Scheme), Scheme)) : AuthenticateResult.Fail("too many calls");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_tryAgainAfter is not { } wait)
        {
            return ApiAnswers.Problem(StatusCodes.Status401Unauthorized, "Security.KeyRequired").ExecuteAsync(Context);
        }

        Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiAnswers.Problem(StatusCodes.Status429TooManyRequests, "Security.TooManyCalls").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiAnswers.Problem(StatusCodes.Status403Forbidden, "Security.Forbidden").ExecuteAsync(Context);
}
