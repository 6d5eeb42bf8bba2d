using System.Text;

namespace HospitalCrm.Device.Modems;

/// <summary>Speaks to a modem in commands. Whatever is not an answer (a call may come right now) goes to <c>hear</c>.</summary>
internal sealed class ModemDialogue(SerialPort port, ModemTimings timings, TimeProvider clock, Action<SerialLine> hear)
{
    private const int Tries = 3;

    private static readonly string[] CallerIdCommands =
        ["AT+VCID=1", "AT#CID=1", "AT%CCID=1", "AT#CC1", "AT*ID1", "AT+FCLASS=8;+VCID=1", "AT#CLS=8#CID=1"];

    private string? _callerIdCommand;
    private bool _echoes;

    /// <summary>Wakes the modem, forbids it to answer the phone, and asks for caller-ID. Ok: it agreed. Error: it knows no such command.</summary>
    public async Task<ModemAnswer> AttendAsync(CancellationToken ct)
    {
        if (_callerIdCommand is { } accepted && await AskAsync(accepted, ct) == ModemAnswer.Ok)
        {
            return ModemAnswer.Ok;
        }

        if (!await WakeAsync(ct))
        {
            return ModemAnswer.None;
        }

        await AskAsync("ATS0=0", ct);
        foreach (var command in CallerIdCommands)
        {
            if (await AskAsync(command, ct) == ModemAnswer.Ok)
            {
                _callerIdCommand = command;
                return ModemAnswer.Ok;
            }
        }

        return ModemAnswer.Error;
    }

    private async Task<bool> WakeAsync(CancellationToken ct)
    {
        _echoes = false;
        await AskAsync("ATZ", ct);
        for (var i = 0; i < Tries; i++)
        {
            if (await AskAsync("ATE1V1Q0", ct) == ModemAnswer.Ok)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<ModemAnswer> AskAsync(string command, CancellationToken ct)
    {
        var limit = clock.GetUtcNow() + timings.Answer;
        await port.WriteAsync(Encoding.ASCII.GetBytes(command + "\r"), ct);
        var echoed = false;
        // A flood of garbage must not stretch the limit: a line already waiting is read even after it.
        while (clock.GetUtcNow() <= limit && await port.ReadLineAsync(limit, ct) is { } line)
        {
            if (line.Text.Trim() == command)
            {
                (echoed, _echoes) = (true, true);
            }
            // A modem that echoes answers after the echo; an earlier OK is the late answer to the command before.
            else if (Meaning(line.Text) is { } answer)
            {
                if (echoed || !_echoes)
                {
                    await BreatheAsync(ct);
                    return answer;
                }
            }
            else
            {
                hear(line);
            }
        }

        return ModemAnswer.None;
    }

    private async Task BreatheAsync(CancellationToken ct)
    {
        if (timings.Breath > TimeSpan.Zero)
        {
            await Task.Delay(timings.Breath, clock, ct);
        }
    }

    private static ModemAnswer? Meaning(string text) => text.Trim() switch
    {
        "OK" => ModemAnswer.Ok,
        "ERROR" => ModemAnswer.Error,
        var other when other.StartsWith("+CM", StringComparison.Ordinal) => ModemAnswer.Error, // +CME ERROR: …
        _ => null,
    };
}
