using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>Whether a line of the actor's seat can dial at this moment: what a line cannot do is not offered.</summary>
public sealed class MayDial(DialLines lines) : IUseCase
{
    public static Permission Requires => CallPermissions.Dial;

    public async Task<bool> HandleAsync(CancellationToken ct = default) => await lines.FindAsync(ct) is not null;
}
