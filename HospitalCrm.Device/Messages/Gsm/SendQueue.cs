using System.Threading.Channels;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>
/// Messages waiting for their modem. Closed while there is none: what would wait for a cable had better go another way. Open at first, so
/// that what is sent in the seconds a modem takes to start waits for it.
/// </summary>
internal sealed class SendQueue
{
    private readonly Channel<SendRequest> _requests = Channel.CreateUnbounded<SendRequest>();
    private readonly Lock _gate = new();
    private string? _closedBecause;

    /// <returns>Null, or why not.</returns>
    public string? Add(SendRequest request)
    {
        lock (_gate)
        {
            if (_closedBecause is null)
            {
                _requests.Writer.TryWrite(request);
            }

            return _closedBecause;
        }
    }

    public void Open()
    {
        lock (_gate)
        {
            _closedBecause = null;
        }
    }

    /// <summary>Whoever waits is told that nothing was sent.</summary>
    public void Close(string reason)
    {
        lock (_gate)
        {
            _closedBecause = reason;
        }

        while (Next() is { } waiting)
        {
            waiting.End(SendOutcome.ChannelFault(reason));
        }
    }

    /// <summary>The next that nobody called back, begun; null when none waits.</summary>
    public SendRequest? Next()
    {
        while (_requests.Reader.TryRead(out var request))
        {
            if (request.TryBegin())
            {
                return request;
            }
        }

        return null;
    }

    public Task WaitAsync(CancellationToken ct) => _requests.Reader.WaitToReadAsync(ct).AsTask();
}
