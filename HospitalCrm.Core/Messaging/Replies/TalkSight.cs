using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Messaging;

/// <summary>Whose words of a conversation somebody may read: those of nobody's archive, and those of archives that are open to him.</summary>
public sealed class TalkSight(PatientSight sight) : IRoomPart
{
    private readonly Dictionary<Id<Patient>, bool> _open = [];

    public async Task<bool> IsOpenAsync(Id<Patient>? patient, CancellationToken ct)
    {
        if (patient is not { } key)
        {
            return true;
        }

        if (!_open.TryGetValue(key, out var isOpen))
        {
            _open[key] = isOpen = await sight.AdmissionAsync(key, ct) is { IsOpen: true };
        }

        return isOpen;
    }

    /// <exception cref="RuleViolation">He may not read it, so he may not answer it either.</exception>
    public async Task DemandAsync(InboundMessage reply, CancellationToken ct)
    {
        if (!await IsOpenAsync(reply.PatientId, ct))
        {
            throw new RuleViolation("Messaging.ReplyClosed");
        }
    }
}
