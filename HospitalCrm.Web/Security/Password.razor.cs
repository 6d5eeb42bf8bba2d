using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Security;

/// <summary>修改密码: asked for after a one-time password, open to everybody at any time.</summary>
public sealed partial class Password(UseCaseRunner run, ParameterValues parameters)
{
    private bool _mustChange;
    private string? _error;

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? Expired { get; set; }

    /// <summary>Where he was going when he was led here.</summary>
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override void OnInitialized()
    {
        _mustChange = ActorClaims.MustChangePassword(Http.User);
        _error = Expired is null ? null : L["Login.Expired"].Value;
    }

    /// <summary>What a new password must be, in words.</summary>
    private IEnumerable<string> Rules()
    {
        yield return L["Password.Rule.Length", parameters.Get(SecurityParameters.PasswordLength)];
        if (parameters.Get(SecurityParameters.PasswordClasses) is var classes and > 1)
        {
            yield return L["Password.Rule.Classes", classes];
        }

        yield return L["Password.Rule.Name"];
        yield return L["Password.Rule.Common"];
        if (parameters.Get(SecurityParameters.PasswordHistory) is var history and > 0)
        {
            yield return L["Password.Rule.History", history];
        }

        if (parameters.Get(SecurityParameters.PasswordDays) is var days and > 0)
        {
            yield return L["Password.Rule.Days", days];
        }
    }

    private async Task SubmitAsync()
    {
        if (string.IsNullOrEmpty(Form!.Current) || string.IsNullOrEmpty(Form.Next) || Form.Next != Form.Again)
        {
            _error = Form.Next != Form.Again ? L["Password.Different"].Value : L["Password.Empty"].Value;
            return;
        }

        var actor = ActorClaims.Read(Http.User);
        var outcome = await run.RunAsync(actor, (ChangePassword use) => use.HandleAsync(Form.Current, Form.Next, Http.RequestAborted));
        if (outcome.Problem is { } problem)
        {
            _error = L[problem.Code, [.. problem.Args!]].Value;
            return;
        }

        var staff = new SignedInStaff(actor.AccountId, actor.SessionId, actor.StaffNo, actor.Name, MustChangePassword: false) { MustEnrol = ActorClaims.MustEnrol(Http.User) };
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, ActorClaims.Write(staff));
        Http.Response.Redirect(LocalUrl.Or(ReturnUrl, "/"));
    }

    private sealed class PasswordForm
    {
        public string? Current { get; set; }

        public string? Next { get; set; }

        public string? Again { get; set; }
    }
}
