using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Before a grave act: whoever sits there must have proved lately who he is. A use case calls <see cref="DemandAsync"/>; the page that
/// hears <see cref="Needed"/> asks on the spot, and what was typed on it stays.
/// </summary>
public sealed class FreshProof(CrmDb db, CurrentActor actor, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public const string Needed = "Security.ProofNeeded";

    /// <exception cref="RuleViolation"><see cref="Needed"/>.</exception>
    public async Task DemandAsync(CancellationToken ct)
    {
        var minutes = parameters.Get(SecurityParameters.StepUpMinutes);
        if (minutes == 0 || actor.Value.Kind != ActorKind.Staff)
        {
            return;
        }

        var session = actor.Value.SessionId;
        var proved = await db.SignInSessions.Where(row => row.Id == session).Select(row => row.ProvedAt).SingleOrDefaultAsync(ct);
        if (proved is null || proved.Value.AddMinutes(minutes) < clock.GetUtcNow())
        {
            throw new RuleViolation(Needed);
        }
    }
}
