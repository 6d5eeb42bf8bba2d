using Microsoft.AspNetCore.Antiforgery;

namespace HospitalCrm.Web.Security;

/// <summary>A form whose token is out of date is shown again with a sentence that says so, instead of an error page.</summary>
internal sealed class ExpiredForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || SignInServices.IsApi(context.Request))
        {
            return next(context);
        }

        var query = context.Request.Query["returnUrl"] is [{ } returnUrl] ? QueryString.Create("returnUrl", returnUrl) : QueryString.Empty;
        var page = context.Request.Path == "/sign-out" ? "/" : context.Request.Path + query.Add("expired", "1");
        context.Response.Redirect(page);
        return Task.CompletedTask;
    }
}
