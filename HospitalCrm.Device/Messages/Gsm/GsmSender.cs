using System.Globalization;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>One message to the modem, part after part. After the end of a PDU has left, only the modem's own word says what became of it.</summary>
internal sealed class GsmSender(AtDialogue dialogue, GsmTimings timings, TimeProvider clock)
{
    private const int PartTries = 3;

    /// <summary>Set when the modem must be begun with anew: it fell silent in the middle.</summary>
    public string? Trouble { get; private set; }

    public async Task<SendOutcome> SendAsync(SubmitMessage message, CancellationToken ct)
    {
        IReadOnlyList<EncodedPdu> parts;
        try
        {
            parts = SubmitEncoder.Encode(message);
        }
        catch (PduException)
        {
            return SendOutcome.Refused("not-encodable");
        }

        var references = new List<string>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var outcome = await SendPartAsync(parts[i], i > 0, ct);
            references.AddRange(outcome.References);
            if (outcome.Result != SendResult.Accepted)
            {
                return i == 0 ? outcome : Broken(i, parts.Count, outcome, references);
            }
        }

        return SendOutcome.Accepted(references);
    }

    /// <summary>Some parts are with the recipient already: to send all of them again would be twice, so a person decides.</summary>
    private static SendOutcome Broken(int sent, int parts, SendOutcome outcome, List<string> references) =>
        SendOutcome.Unknown(string.Create(CultureInfo.InvariantCulture, $"part-{sent + 1}-of-{parts}-{outcome.Code}"), references);

    private async Task<SendOutcome> SendPartAsync(EncodedPdu part, bool isLater, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await SubmitAsync(part, ct);
            if (!isLater || outcome.Result != SendResult.Temporary || attempt == PartTries || Trouble is not null)
            {
                return outcome;
            }

            await Task.Delay(timings.PartRetry, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<SendOutcome> SubmitAsync(EncodedPdu part, CancellationToken ct)
    {
        var hasLeft = false;
        string? reference = null;
        try
        {
            var command = string.Create(CultureInfo.InvariantCulture, $"AT+CMGS={part.Length}");
            var answer = await dialogue.BeginPduAsync(command, timings.Prompt, ct);
            if (answer.Verdict == AtVerdict.None)
            {
                await dialogue.EscapeAsync(ct);
                Trouble = ChannelReasons.NoAnswer;
                return SendOutcome.ChannelFault("no-prompt");
            }

            if (answer.Verdict != AtVerdict.Prompt)
            {
                return GsmErrors.Meaning(answer);
            }

            hasLeft = true;
            await dialogue.WritePduAsync(part.Hex, ct);
            answer = await dialogue.ResultAsync("+CMGS:", said => reference = said.Split(',')[0].Trim(), timings.Send, ct);
            if (answer.Verdict == AtVerdict.None)
            {
                Trouble = ChannelReasons.NoAnswer;
                return Ended(hasLeft, reference, "no-result");
            }

            return answer.IsOk ? SendOutcome.Accepted(reference!) : GsmErrors.Meaning(answer);
        }
        catch (SerialPortException)
        {
            Trouble = ChannelReasons.Unplugged;
            return Ended(hasLeft, reference, "modem-gone");
        }
        catch (OperationCanceledException)
        {
            Trouble = ChannelReasons.Starting;
            return Ended(hasLeft, reference, "stopped");
        }
    }

    private static SendOutcome Ended(bool hasLeft, string? reference, string code) => (hasLeft, reference) switch
    {
        (_, { } given) => SendOutcome.Accepted(given),
        (true, null) => SendOutcome.Unknown(code),
        _ => SendOutcome.ChannelFault(code),
    };
}
