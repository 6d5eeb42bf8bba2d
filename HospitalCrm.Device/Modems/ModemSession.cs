using System.Globalization;
using System.Threading.Channels;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Lines;

namespace HospitalCrm.Device.Modems;

/// <summary>From plugging in to unplugging: asks for caller-ID, hears calls, dials when it is told to, and asks again when it is quiet.</summary>
internal sealed class ModemSession(
    SerialPort port, LineCalls calls, ModemOrders orders, ChannelWriter<LineEvent> events, LineLamp lamp, ModemTimings timings, TimeProvider clock)
{
    private readonly long _numbersAtStart = calls.Numbers;
    private ModemAnswer? _answer;
    private bool _hasAgreed;
    private DateTimeOffset? _letGoAt;

    /// <summary>A caller-ID box without commands: it never answers, and brings numbers all the same.</summary>
    private bool BringsNumbersUnasked => !_hasAgreed && calls.Numbers > _numbersAtStart;

    public async Task RunAsync(CancellationToken ct)
    {
        var dialogue = new ModemDialogue(port, timings, clock, Hear);
        var retry = new BackOff(timings.FirstRetry, timings.LongestRetry);
        var askAt = DateTimeOffset.MinValue;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (orders.Next() is { } order)
            {
                await ObeyAsync(order, dialogue, ct);
            }
            else if (_letGoAt <= clock.GetUtcNow())
            {
                await LetGoAsync(dialogue, ct);
            }
            // Never while it rings or is dialled: a modem drops what it is doing when it is spoken to.
            else if (calls.StopsAt is null && _letGoAt is null && askAt <= clock.GetUtcNow())
            {
                _answer = await dialogue.AttendAsync(ct);
                _hasAgreed |= _answer == ModemAnswer.Ok;
                ShowLamp();
                Offer();
                askAt = clock.GetUtcNow() + (_answer == ModemAnswer.None && !BringsNumbersUnasked ? retry.Next() : timings.Check);
            }

            await WaitAsync(calls.StopsAt ?? _letGoAt ?? askAt, ct);
            if (await port.ReadLineAsync(DateTimeOffset.MinValue, ct) is { } line)
            {
                Hear(line);
            }
            else
            {
                Tell(calls.Wait(clock.GetUtcNow()));
            }
        }
    }

    /// <summary>A box that answers no commands dials nothing.</summary>
    private void Offer()
    {
        if (_answer is ModemAnswer.None)
        {
            orders.Close();
        }
        else
        {
            orders.Open();
        }
    }

    private async Task ObeyAsync(ModemOrder order, ModemDialogue dialogue, CancellationToken ct)
    {
        var answer = DialAnswer.Down;
        try
        {
            if (order.Number is not { } number)
            {
                await LetGoAsync(dialogue, ct);
                answer = DialAnswer.Dialled;
            }
            else if (calls.StopsAt is not null || _letGoAt is not null)
            {
                // To dial into a ringing line is to answer it.
                answer = DialAnswer.Occupied;
            }
            else
            {
                answer = await dialogue.DialAsync(number, ct);
                _letGoAt = answer == DialAnswer.Dialled ? clock.GetUtcNow() + timings.LongestDialled : null;
            }
        }
        finally
        {
            order.End(answer);
        }
    }

    private async Task LetGoAsync(ModemDialogue dialogue, CancellationToken ct)
    {
        if (_letGoAt is not null)
        {
            _letGoAt = null;
            await dialogue.HangUpAsync(ct);
        }
    }

    /// <summary>Until something is said, something is asked, or it is time.</summary>
    private async Task WaitAsync(DateTimeOffset until, CancellationToken ct)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var left = until - clock.GetUtcNow();
        Task[] waits =
        [
            port.WaitForLineAsync(wake.Token),
            orders.WaitAsync(wake.Token),
            Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, wake.Token),
        ];
        // The clock may have moved while the waits were set up.
        if (until > clock.GetUtcNow())
        {
            await Task.WhenAny(waits);
        }

        await wake.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Hear(SerialLine line)
    {
        Tell(calls.Take(line.Text, line.At));
        ShowLamp();
    }

    private void Tell(IReadOnlyList<LineEvent> happened)
    {
        foreach (var lineEvent in happened)
        {
            events.TryWrite(lineEvent);
        }
    }

    private void ShowLamp()
    {
        if (calls.CallsWithoutNumber > 0)
        {
            var count = calls.CallsWithoutNumber.ToString(CultureInfo.InvariantCulture);
            lamp.Show(LineState.Silent, LineReasons.RingsWithoutNumber, count);
        }
        else if (_answer == ModemAnswer.Ok || BringsNumbersUnasked)
        {
            lamp.Show(LineState.Ok, LineReasons.Listening, port.Path);
        }
        else if (_answer is { } answer)
        {
            lamp.Show(LineState.Silent, answer == ModemAnswer.None ? LineReasons.NoAnswer : LineReasons.CallerIdRefused, port.Path);
        }
    }
}
