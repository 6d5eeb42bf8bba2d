using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>From a port just opened to a modem that sends PDUs and says what comes in.</summary>
internal sealed class GsmSetup(AtDialogue dialogue, GsmTimings timings)
{
    private const int Tries = 4;

    /// <summary>The best first: reports at once and acknowledged; stored; messages only; whatever it does by itself.</summary>
    private static readonly string[] Announcements = ["AT+CNMI=2,1,0,1,0", "AT+CNMI=1,1,0,1,0", "AT+CNMI=2,1,0,2,0", "AT+CNMI=2,1,0,0,0", "AT+CNMI=2,1"];

    /// <summary>What was announced as direct must be acknowledged (phase 2+), or the network sends it again and then no more.</summary>
    public bool MustAcknowledge { get; private set; }

    /// <exception cref="ModemTrouble">It does not answer, or cannot.</exception>
    public async Task RunAsync(PinOnce pin, CancellationToken ct)
    {
        await WakeAsync(ct);
        await dialogue.AskAsync("ATE0", timings.Answer, ct);
        await dialogue.AskAsync("AT+CMEE=1", timings.Answer, ct);
        await UnlockAsync(pin, ct);
        if (!(await dialogue.AskAsync("AT+CMGF=0", timings.Answer, ct)).IsOk)
        {
            throw new ModemTrouble(ChannelReasons.NotSupported);
        }

        MustAcknowledge = (await dialogue.AskAsync("AT+CSMS=1", timings.Answer, ct)).IsOk;
        foreach (var announcement in Announcements)
        {
            if ((await dialogue.AskAsync(announcement, timings.Answer, ct)).IsOk)
            {
                break;
            }
        }

        // The radio link stays open between two messages: the only thing that makes a modem faster.
        await dialogue.AskAsync("AT+CMMS=2", timings.Answer, ct);
    }

    private async Task WakeAsync(CancellationToken ct)
    {
        for (var i = 0; i < Tries; i++)
        {
            // Half a command or an open prompt may have stayed behind.
            await dialogue.EscapeAsync(ct);
            if ((await dialogue.AskAsync("AT", timings.Wake, ct)).IsOk)
            {
                await dialogue.SettleAsync(timings.Quiet, timings.Wake, ct);
                return;
            }
        }

        throw new ModemTrouble(ChannelReasons.NoAnswer);
    }

    private async Task UnlockAsync(PinOnce pin, CancellationToken ct)
    {
        var answer = await dialogue.AskAsync("AT+CPIN?", timings.Answer, ct);
        switch (answer.Find("+CPIN:"))
        {
            case "SIM PIN" when pin.Take() is { } digits:
                if (!(await dialogue.AskAsync($"AT+CPIN=\"{digits}\"", timings.List, ct)).IsOk)
                {
                    throw new ModemTrouble(ChannelReasons.SimPin);
                }

                break;
            case "SIM PIN":
                throw new ModemTrouble(ChannelReasons.SimPin);
            case "SIM PUK":
                throw new ModemTrouble(ChannelReasons.SimPuk);
        }

        if (answer is { Verdict: AtVerdict.CmeError or AtVerdict.CmsError, Code: 10 or 310 })
        {
            throw new ModemTrouble(ChannelReasons.NoSim);
        }
    }
}
