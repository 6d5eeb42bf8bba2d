using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Components.Authorization;

namespace HospitalCrm.Web.Security;

/// <summary>Who is in front of this circuit; the layout cascades it as <see cref="Actor"/>.</summary>
public sealed class ActorProvider(AuthenticationStateProvider state)
{
    public async Task<Actor> GetAsync() => ActorClaims.Read((await state.GetAuthenticationStateAsync()).User);
}
