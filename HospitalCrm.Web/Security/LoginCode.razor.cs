using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Security;

/// <summary>The second step of signing in. Static like the first: it works without script and sets a cookie.</summary>
public sealed partial class LoginCode(UseCaseRunner run, SignInStep step)
{
    private string? _error;

    [SupplyParameterFromForm(FormName = "code")]
    private CodeForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Expired { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override void OnInitialized()
    {
        _error = Expired is null ? null : L["Login.Expired"].Value;
        if (Form is null && step.Read(Http.Request) is null)
        {
            Http.Response.Redirect("/login");
        }
    }

    private async Task SubmitAsync()
    {
        if (step.Read(Http.Request) is not { } who)
        {
            Http.Response.Redirect("/login?expired=1");
            return;
        }

        if (string.IsNullOrWhiteSpace(Form!.Code))
        {
            _error = L["Code.Empty"].Value;
            return;
        }

        var from = Http.Connection.RemoteIpAddress?.ToString();
        var outcome = await run.RunAsync(
            Actor.Product("sign-in"), (EnterCode use) => use.HandleAsync(who.Account, who.Stamp, Form.Code, from, DeviceName.Of(Http.Request), Http.RequestAborted));
        if (outcome.Problem is { } problem)
        {
            _error = L[problem.Code, [.. problem.Args!]].Value;
            return;
        }

        step.Forget(Http);
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, ActorClaims.Write(outcome.Value!));
        Http.Response.Redirect(LocalUrl.Or(ReturnUrl, "/"));
    }

    private sealed class CodeForm
    {
        public string? Code { get; set; }
    }
}
