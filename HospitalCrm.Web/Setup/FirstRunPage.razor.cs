using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Setup;

/// <summary>The first run, on one page: the hospital and its first administrator, who then tests the lines and imports the staff.</summary>
public sealed partial class FirstRunPage(UseCaseRunner run, FirstRun firstRun, Wording words)
{
    private List<string> _errors = [];

    [SupplyParameterFromForm(FormName = "setup")]
    private TypedForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? Expired { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override void OnInitialized() => _errors = Expired is null ? [] : [words["Login.Expired"]];

    private async Task SubmitAsync()
    {
        if (!firstRun.Accepts(Form!.Code))
        {
            _errors = [L["Setup.WrongCode"].Value];
        }
        else if (Form.Password != Form.Again)
        {
            _errors = [words["Password.Different"]];
        }
        else
        {
            var outcome = await run.RunAsync(Actor.Product("setup"), (SetUpHospital use) => use.HandleAsync(Form.ToForm(), Http.RequestAborted));
            _errors = outcome.Problem switch
            {
                null => [],
                { Fields.Count: > 0 } problem => [.. problem.Fields.Select(words.Of).Distinct()],
                { } problem => [words.Of(problem)],
            };
            if (_errors.Count == 0)
            {
                await EnterAsync();
            }
        }
    }

    private async Task EnterAsync()
    {
        firstRun.Close();
        var outcome = await run.RunAsync(Actor.Product("sign-in"), (SignIn use) => use.HandleAsync(Form!.UserCode!, Form.Password!, null, DeviceName.Of(Http.Request), Http.RequestAborted));
        if (outcome.Value is { } staff)
        {
            await Http.SignInAsync(IdentityConstants.ApplicationScheme, ActorClaims.Write(staff));
        }

        Http.Response.Redirect("/setup/lines");
    }

    private sealed class TypedForm
    {
        public string? Code { get; set; }

        public string? HospitalName { get; set; }

        public string? AreaCode { get; set; }

        public string? OutsidePrefix { get; set; }

        public string? UserCode { get; set; }

        public string? Name { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }

        public SetupForm ToForm() => new()
        {
            HospitalName = HospitalName ?? "",
            AreaCode = AreaCode?.Trim() ?? "",
            OutsidePrefix = OutsidePrefix?.Trim(),
            UserCode = UserCode?.Trim() ?? "",
            Name = Name ?? "",
            Password = Password ?? "",
        };
    }
}
