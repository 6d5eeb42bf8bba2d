using System.Reflection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HospitalCrm.Web.Security;

/// <summary>A policy for each right, named <c>needs:&lt;code&gt;</c>, made when first asked for.</summary>
internal sealed class NeedsPolicy(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private const string Prefix = "needs:";

    public static string NameOf(string permission) => Prefix + permission;

    /// <summary>What a page asks for, to ask it again while it is open.</summary>
    public static IEnumerable<Permission> RightsOf(Type page) =>
        page.GetCustomAttributes<AuthorizeAttribute>(inherit: true)
            .Where(needs => needs.Policy?.StartsWith(Prefix, StringComparison.Ordinal) == true)
            .Select(needs => new Permission(needs.Policy![Prefix.Length..]));

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(Prefix, StringComparison.Ordinal)
            ? Task.FromResult<AuthorizationPolicy?>(Make(policyName[Prefix.Length..]))
            : base.GetPolicyAsync(policyName);

    private static AuthorizationPolicy Make(string permission) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new NeedsRequirement(new(permission))).Build();
}

internal sealed record NeedsRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Asks the same grants the runner asks.</summary>
internal sealed class NeedsHandler(UseCaseRunner run) : AuthorizationHandler<NeedsRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsRequirement requirement)
    {
        if (await run.MayAsync(ActorClaims.Read(context.User), requirement.Permission))
        {
            context.Succeed(requirement);
        }
    }
}
