using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Security;

/// <summary>双因素验证: bind a telephone, change it, get new recovery codes. Static: what it shows is shown once and never lies in a circuit.</summary>
public sealed partial class Authenticator(UseCaseRunner run)
{
    private AuthenticatorState? _state;
    private AuthenticatorOffer? _offer;
    private IReadOnlyList<string>? _codes;
    private bool _mustEnrol;
    private string? _error;

    [SupplyParameterFromForm(FormName = "begin")]
    private BeginForm? Begin { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")]
    private CodeForm? Confirm { get; set; }

    [SupplyParameterFromForm(FormName = "renew")]
    private CodeForm? Renew { get; set; }

    [SupplyParameterFromQuery]
    private string? Expired { get; set; }

    /// <summary>Where he was going when he was led here.</summary>
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private Actor Actor => ActorClaims.Read(Http.User);

    protected override async Task OnInitializedAsync()
    {
        _mustEnrol = ActorClaims.MustEnrol(Http.User);
        _error = Expired is null ? null : L["Login.Expired"].Value;

        // The posted form must be drawn before it is heard; its answer then fills it, or takes it away.
        _offer = Confirm is null ? null : new("", "otpauth://totp/");
        _state = (await run.RunAsync(Actor, (ReadAuthenticator use) => use.HandleAsync(Http.RequestAborted))).Value;
    }

    private async Task BeginAsync()
    {
        var outcome = await run.RunAsync(Actor, (BeginAuthenticator use) => use.HandleAsync(Begin!.Password ?? "", Begin.Code, Http.RequestAborted));
        _offer = outcome.Value;
        Say(outcome.Problem);
    }

    private async Task ConfirmAsync()
    {
        var outcome = await run.RunAsync(Actor, (ConfirmAuthenticator use) => use.HandleAsync(Confirm!.Code ?? "", Http.RequestAborted));
        Say(outcome.Problem);
        if (outcome.Value is not { } answer)
        {
            _offer = null;
            return;
        }

        (_codes, _offer) = (answer.RecoveryCodes, answer.Again);
        _error = answer.Code is { } code ? L[code].Value : null;
        if (_codes.Count > 0)
        {
            // The same session, which need not be led here any more.
            var actor = Actor;
            var staff = new SignedInStaff(actor.AccountId, actor.SessionId, actor.StaffNo, actor.Name, ActorClaims.MustChangePassword(Http.User));
            await Http.SignInAsync(IdentityConstants.ApplicationScheme, ActorClaims.Write(staff));
        }
    }

    private async Task RenewAsync()
    {
        var outcome = await run.RunAsync(Actor, (RenewRecoveryCodes use) => use.HandleAsync(Renew!.Code ?? "", Http.RequestAborted));
        _codes = outcome.Value;
        Say(outcome.Problem);
    }

    private void Say(Problem? problem) => _error = problem is null ? _error : L[problem.Code, [.. problem.Args!]].Value;

    private sealed class BeginForm
    {
        public string? Password { get; set; }

        public string? Code { get; set; }
    }

    private sealed class CodeForm
    {
        public string? Code { get; set; }
    }
}
