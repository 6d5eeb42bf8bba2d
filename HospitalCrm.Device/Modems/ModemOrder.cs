using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Device.Modems;

/// <summary>What somebody asked of a modem: to dial, or (without a number) to let go of the line.</summary>
internal sealed class ModemOrder(DialString? number)
{
    private readonly TaskCompletionSource<DialAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DialString? Number => number;

    public Task<DialAnswer> Answer => _answer.Task;

    public void End(DialAnswer answer) => _answer.TrySetResult(answer);
}
