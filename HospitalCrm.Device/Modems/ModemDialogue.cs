using System.Text;
using HospitalCrm.Core.Calls.Lines;

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

    /// <summary>
    /// Dials and stays in command mode (the semicolon), so that no carrier whistles into the patient's ear. Dialled means the keys are
    /// through, never that somebody answered.
    /// </summary>
    public async Task<DialAnswer> DialAsync(DialString number, CancellationToken ct)
    {
        var answer = await SayAsync($"ATDT{number.Text};", timings.Dial, Dialled, ct) ?? DialAnswer.Silent;
        if (answer is DialAnswer.Silent or DialAnswer.Refused or DialAnswer.Occupied)
        {
            // It may be off the hook all the same.
            await HangUpAsync(ct);
        }

        return answer;
    }

    public Task HangUpAsync(CancellationToken ct) => AskAsync("ATH", ct);

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

    private async Task<ModemAnswer> AskAsync(string command, CancellationToken ct) => await SayAsync(command, timings.Answer, Meaning, ct) ?? ModemAnswer.None;

    /// <returns>Null when no answer came.</returns>
    private async Task<T?> SayAsync<T>(string command, TimeSpan patience, Func<string, T?> meaning, CancellationToken ct)
        where T : struct
    {
        var limit = clock.GetUtcNow() + patience;
        await port.WriteAsync(Encoding.ASCII.GetBytes(command + "\r"), ct);
        var echoed = false;
        // A flood of garbage must not stretch the limit: a line already waiting is read even after it.
        while (clock.GetUtcNow() <= limit && await port.ReadLineAsync(limit, ct) is { } line)
        {
            var answer = meaning(line.Text.Trim());
            if (line.Text.Trim() == command)
            {
                (echoed, _echoes) = (true, true);
            }
            // A modem that echoes answers after the echo; an earlier OK is the late answer to the command before.
            else if (answer is not null)
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

        return null;
    }

    private async Task BreatheAsync(CancellationToken ct)
    {
        if (timings.Breath > TimeSpan.Zero)
        {
            await Task.Delay(timings.Breath, clock, ct);
        }
    }

    private static ModemAnswer? Meaning(string text) => text switch
    {
        "OK" => ModemAnswer.Ok,
        "ERROR" => ModemAnswer.Error,
        var other when other.StartsWith("+CM", StringComparison.Ordinal) => ModemAnswer.Error, // +CME ERROR: …
        _ => null,
    };

    private static DialAnswer? Dialled(string text) => text switch
    {
        "BUSY" => DialAnswer.Busy,
        "NO ANSWER" => DialAnswer.NoAnswer,
        "NO CARRIER" => DialAnswer.NoCarrier,
        "NO DIALTONE" or "NO DIAL TONE" => DialAnswer.NoDialTone,
        _ => Meaning(text) switch
        {
            ModemAnswer.Ok => DialAnswer.Dialled,
            ModemAnswer.Error => DialAnswer.Refused,
            _ => null,
        },
    };
}
