using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>A message that waits for its modem. Until its turn it can be called back; from then on it gets an outcome.</summary>
internal sealed class SendRequest(OutgoingSms message)
{
    private readonly TaskCompletionSource<SendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;

    public OutgoingSms Message => message;

    public Task<SendOutcome> Outcome => _outcome.Task;

    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    public void CallBack(CancellationToken ct)
    {
        if (TryBegin())
        {
            _outcome.TrySetCanceled(ct);
        }
    }

    public void End(SendOutcome outcome) => _outcome.TrySetResult(outcome);
}
