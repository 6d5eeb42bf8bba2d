using System.Threading.Channels;
using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Device.Modems;

/// <summary>Orders on their way to the session, which alone speaks to the port. Closed while there is none: nobody waits for a cable to dial.</summary>
internal sealed class ModemOrders
{
    private readonly Channel<ModemOrder> _orders = Channel.CreateUnbounded<ModemOrder>();
    private readonly Lock _gate = new();
    private bool _isOpen;

    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _isOpen;
            }
        }
    }

    public Task<DialAnswer> AddAsync(ModemOrder order)
    {
        lock (_gate)
        {
            if (!_isOpen)
            {
                order.End(DialAnswer.Down);
            }
            else
            {
                _orders.Writer.TryWrite(order);
            }
        }

        return order.Answer;
    }

    public void Open()
    {
        lock (_gate)
        {
            _isOpen = true;
        }
    }

    /// <summary>Whoever waits is told that nothing was dialled.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isOpen = false;
        }

        while (Next() is { } waiting)
        {
            waiting.End(DialAnswer.Down);
        }
    }

    public ModemOrder? Next() => _orders.Reader.TryRead(out var order) ? order : null;

    public Task WaitAsync(CancellationToken ct) => _orders.Reader.WaitToReadAsync(ct).AsTask();
}
