using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Desk;

/// <summary>The calls that are live at the actor's seat, and for a 班长 those that ring where nobody sits.</summary>
public sealed class ReadLiveCalls(PopCards cards, CurrentActor actor, Grants grants) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<IReadOnlyList<PopCard>> HandleAsync(CancellationToken ct = default)
    {
        var own = await cards.LiveAsync(actor.Value.StaffNo, ct);
        return await grants.HasAsync(actor.Value, CallPermissions.SeeUnrouted) && await grants.HasAsync(actor.Value, PatientPermissions.SeeNames) ? [.. own, .. await cards.LiveAsync(null, ct)] : own;
    }
}
