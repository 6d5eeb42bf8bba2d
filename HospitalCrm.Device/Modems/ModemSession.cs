using System.Globalization;
using System.Threading.Channels;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Lines;

namespace HospitalCrm.Device.Modems;

/// <summary>From plugging in to unplugging: asks for caller-ID, hears calls, and asks again when it is quiet.</summary>
internal sealed class ModemSession(
    SerialPort port, LineCalls calls, ChannelWriter<LineEvent> events, LineLamp lamp, ModemTimings timings, TimeProvider clock)
{
    private readonly long _numbersAtStart = calls.Numbers;
    private ModemAnswer? _answer;
    private bool _hasAgreed;

    /// <summary>A caller-ID box without commands: it never answers, and brings numbers all the same.</summary>
    private bool BringsNumbersUnasked => !_hasAgreed && calls.Numbers > _numbersAtStart;

    public async Task RunAsync(CancellationToken ct)
    {
        var dialogue = new ModemDialogue(port, timings, clock, Hear);
        var retry = new BackOff(timings.FirstRetry, timings.LongestRetry);
        var askAt = DateTimeOffset.MinValue;
        while (true)
        {
            // Never while it rings: a modem drops what it is receiving when it is spoken to.
            if (calls.StopsAt is null && askAt <= clock.GetUtcNow())
            {
                _answer = await dialogue.AttendAsync(ct);
                _hasAgreed |= _answer == ModemAnswer.Ok;
                ShowLamp();
                askAt = clock.GetUtcNow() + (_answer == ModemAnswer.None && !BringsNumbersUnasked ? retry.Next() : timings.Check);
            }

            if (await port.ReadLineAsync(calls.StopsAt ?? askAt, ct) is { } line)
            {
                Hear(line);
            }
            else
            {
                Tell(calls.Wait(clock.GetUtcNow()));
            }
        }
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
