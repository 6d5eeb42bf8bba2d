using System.Text;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>Commands and their answers. What a modem says unasked may stand anywhere between them and goes to <paramref name="unasked"/>.</summary>
internal sealed class AtDialogue(SerialPort port, UnaskedLines unasked, TimeProvider clock)
{
    public const string Prompt = "> ";

    /// <summary>A modem that never stops talking must not fill the memory.</summary>
    private const int MostLines = 2000;

    private const byte CtrlZ = 0x1A;
    private const byte Escape = 0x1B;

    public async Task<AtAnswer> AskAsync(string command, TimeSpan patience, CancellationToken ct)
    {
        await port.WriteAsync(Encoding.ASCII.GetBytes(command + "\r"), ct);
        return await AnswerAsync(command, null, patience, ct);
    }

    /// <summary>Asks for the prompt; anything but <see cref="AtVerdict.Prompt"/> means that nothing will be sent.</summary>
    public async Task<AtAnswer> BeginPduAsync(string command, TimeSpan patience, CancellationToken ct)
    {
        await port.WriteAsync(Encoding.ASCII.GetBytes(command + "\r"), ct);
        return await AnswerAsync(command, Prompt, patience, ct);
    }

    public async Task WritePduAsync(string hex, CancellationToken ct) =>
        await port.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(hex), CtrlZ], ct);

    /// <summary>The final word after a PDU. An OK that does not follow <paramref name="result"/> is somebody else's; <paramref name="seen"/> hears the result at once, should the OK never come.</summary>
    public async Task<AtAnswer> ResultAsync(string result, Action<string> seen, TimeSpan patience, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + patience;
        var lines = new List<string>();
        while (clock.GetUtcNow() <= until && await NextAsync(until, ct) is { } text)
        {
            if (text.StartsWith(result, StringComparison.Ordinal))
            {
                seen(text[result.Length..].Trim());
                lines.Add(text);
            }
            else if (AtAnswer.Final(text) is { } final && (final.Verdict != AtVerdict.Ok || lines.Count > 0))
            {
                return new(final.Verdict, final.Code, lines);
            }
        }

        return new(AtVerdict.None, 0, lines);
    }

    /// <summary>Gives up a prompt that may stand open, and whatever was half typed.</summary>
    public ValueTask EscapeAsync(CancellationToken ct) => port.WriteAsync((byte[])[Escape, (byte)'\r'], ct);

    /// <summary>Late answers to commands of yesterday go by.</summary>
    public async Task SettleAsync(TimeSpan quiet, TimeSpan atMost, CancellationToken ct)
    {
        var end = clock.GetUtcNow() + atMost;
        while (clock.GetUtcNow() < end && await NextAsync(clock.GetUtcNow() + quiet, ct) is not null)
        {
        }
    }

    private async Task<AtAnswer> AnswerAsync(string command, string? prompt, TimeSpan patience, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + patience;
        var lines = new List<string>();
        while (clock.GetUtcNow() <= until && await NextAsync(until, ct) is { } text)
        {
            if (text == command)
            {
                // A modem that echoes: whatever came before was not the answer to this.
                lines.Clear();
            }
            else if (text == prompt)
            {
                return new(AtVerdict.Prompt, 0, lines);
            }
            // Nothing but a prompt or an error can answer a command that asks for a PDU.
            else if (AtAnswer.Final(text) is { } final && !(prompt is not null && final.Verdict == AtVerdict.Ok))
            {
                return new(final.Verdict, final.Code, lines);
            }
            else if (lines.Count < MostLines)
            {
                lines.Add(text);
            }
        }

        return new(AtVerdict.None, 0, lines);
    }

    /// <summary>The next line that belongs to a dialogue; null when time is up.</summary>
    private async Task<string?> NextAsync(DateTimeOffset until, CancellationToken ct)
    {
        while (await port.ReadLineAsync(until, ct) is { } line)
        {
            var text = line.Text == Prompt ? Prompt : line.Text.Trim();
            if (text.Length > 0 && !unasked.Take(text))
            {
                return text;
            }

            if (clock.GetUtcNow() > until)
            {
                return null;
            }
        }

        return null;
    }
}
