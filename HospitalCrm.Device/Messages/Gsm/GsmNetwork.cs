using System.Globalization;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>Whether the modem is in a network, in which, and how well it hears it.</summary>
internal sealed class GsmNetwork(AtDialogue dialogue, GsmTimings timings)
{
    private static readonly string[] Questions = ["+CREG", "+CEREG", "+CGREG"];

    /// <summary>Only a clear no counts: a modem that does not know the question may send all the same.</summary>
    public async Task<bool> IsRegisteredAsync(CancellationToken ct)
    {
        var wasRefused = false;
        foreach (var question in Questions)
        {
            var answer = await dialogue.AskAsync($"AT{question}?", timings.Answer, ct);
            if (answer.Find($"{question}:") is { } said && Field(said, 1) is { } state)
            {
                // 1 at home, 5 abroad, 6 and 7 messages only, 9 and 10 without fall-back.
                if (state is 1 or (>= 5 and <= 10))
                {
                    return true;
                }

                wasRefused = true;
            }
        }

        return !wasRefused;
    }

    /// <summary>In dBm; null when it does not know.</summary>
    public async Task<int?> SignalAsync(CancellationToken ct)
    {
        var answer = await dialogue.AskAsync("AT+CSQ", timings.Answer, ct);
        return answer.Find("+CSQ:") is { } said && Field(said, 0) is >= 0 and <= 31 and var steps ? -113 + (2 * steps) : null;
    }

    public async Task<string?> OperatorAsync(CancellationToken ct)
    {
        var answer = await dialogue.AskAsync("AT+COPS?", timings.Answer, ct);
        var name = answer.Find("+COPS:")?.Split(',') is [_, _, var quoted, ..] ? quoted.Trim().Trim('"') : null;
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static int? Field(string said, int at)
    {
        var fields = said.Split(',');
        return at < fields.Length && int.TryParse(fields[at].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
