using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace HospitalCrm.Web.Parts;

/// <summary>A page only for those who may do <typeparamref name="TUseCase"/>; others get the 403 page, by request and inside the circuit.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute<TUseCase>() : AuthorizeAttribute(NeedsPolicy.NameOf(TUseCase.Requires.Code))
    where TUseCase : class, IUseCase;

/// <summary>The same for a page that shows a list: its right by code, which must be in the catalogue.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPermissionAttribute(string permission) : AuthorizeAttribute(NeedsPolicy.NameOf(Known(permission)))
{
    private static string Known(string permission) =>
        PermissionCatalogue.All.Any(known => known.Code == permission)
            ? permission
            : throw new ArgumentException($"There is no right '{permission}'.", nameof(permission));
}
