using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Security;

/// <summary>A static page: a cookie can only be set on a request, and it must work without script.</summary>
public sealed partial class Login(UseCaseRunner run, SignInStep step, ILogger<Login> logger)
{
    private string _user = "";
    private string? _error;
    private string? _notice;

    [SupplyParameterFromForm(FormName = "login")]
    private LoginForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Expired { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _user = Form is null ? LastUserCookie.Read(Http.Request) : Form.User ?? "";
        _error = Expired is null ? null : "Login.Expired";
        if (Form is null && Http.Items[SignInServices.EndedSession] is Guid ended)
        {
            await SayWhyAsync(ended);
        }

        if (Form is null && Http.User.Identity is { IsAuthenticated: true })
        {
            Http.Response.Redirect(LocalUrl.Or(ReturnUrl, "/"));
        }
    }

    /// <summary>Said once: the cookie of a session that is over goes.</summary>
    private async Task SayWhyAsync(Guid session)
    {
        var outcome = await run.RunAsync(Actor.Product("sign-in"), (ReadSessionEnd use) => use.HandleAsync(session, Http.RequestAborted));
        _notice = outcome.Value is { } ending && ending != SessionEnd.SignedOut ? "Login.Ended." + ending : null;
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task SubmitAsync()
    {
        if (Form!.Action == "reset")
        {
            _user = "";
            return;
        }

        if (string.IsNullOrWhiteSpace(Form.User) || string.IsNullOrEmpty(Form.Password))
        {
            _error = "Login.Empty";
            return;
        }

        var from = Http.Connection.RemoteIpAddress?.ToString();
        var outcome = await run.RunAsync(Actor.Product("sign-in"), (SignIn use) => use.HandleAsync(Form.User, Form.Password, from, DeviceName.Of(Http.Request), Http.RequestAborted));
        if (outcome.Value is not { } staff)
        {
            _error = "Login.Wrong";
            return;
        }

        if (staff.NeedsCode)
        {
            step.Write(Http, staff);
            LastUserCookie.Write(Http, staff.StaffNo);
            Http.Response.Redirect("/login/code" + (ReturnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(LocalUrl.Or(ReturnUrl, "/"))));
            return;
        }

        await Http.SignInAsync(IdentityConstants.ApplicationScheme, ActorClaims.Write(staff));
        LastUserCookie.Write(Http, staff.StaffNo);
        LogSignedIn(logger, staff.AccountId);
        Http.Response.Redirect(LocalUrl.Or(ReturnUrl, "/"));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "account {Account} signed in")]
    private static partial void LogSignedIn(ILogger logger, Guid account);

    private sealed class LoginForm
    {
        public string? User { get; set; }

        public string? Password { get; set; }

        public string? Action { get; set; }
    }
}
