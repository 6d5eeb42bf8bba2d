using System.Globalization;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Pdus;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>
/// What came in: read, handed over, and only then acknowledged or deleted. It outlives a session, so parts of a long message are
/// joined over an unplugged cable; over a restart too, because they stay on the card until the whole was taken.
/// </summary>
internal sealed partial class GsmInbox(string channelId, Func<ChannelEvent, CancellationToken, Task> take, GsmTimings timings, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan PlausibleAge = TimeSpan.FromDays(7);

    private readonly SmsReassembly _reassembly = new(timings.PartPatience);
    private string _memory = "";
    private string _home = "";

    public DateTimeOffset? NextDeadline => _reassembly.NextDeadline;

    /// <summary>Another session: which memory the modem reads from is to be asked again.</summary>
    public async Task BeginAsync(AtDialogue dialogue, CancellationToken ct)
    {
        var answer = await dialogue.AskAsync("AT+CPMS?", timings.Answer, ct);
        _memory = _home = answer.Find("+CPMS:")?.Split(',')[0].Trim().Trim('"') ?? "";
    }

    /// <summary>Everything announced since last time.</summary>
    public async Task TakeAnnouncedAsync(UnaskedLines unasked, AtDialogue dialogue, bool mustAcknowledge, CancellationToken ct)
    {
        while (unasked.TryDirect(out var direct))
        {
            if (await TakeAsync(direct.Hex, direct.Length, null, dialogue, ct) && mustAcknowledge)
            {
                // 340, "none expected", is an answer too.
                await dialogue.AskAsync("AT+CNMA", timings.Answer, ct);
            }
        }

        while (unasked.TryStored(out var slot))
        {
            await ReadAsync(slot, dialogue, ct);
        }

        await HandOverAsync(dialogue, ct);
    }

    /// <summary>Everything on the card: announcements get lost, and a full card loses messages.</summary>
    public async Task DrainAsync(AtDialogue dialogue, CancellationToken ct)
    {
        await SelectAsync(_home, dialogue, ct);
        var answer = await dialogue.AskAsync("AT+CMGL=4", timings.List, ct);
        foreach (var (index, hex, length) in CardList.Read(answer.Lines))
        {
            await TakeAsync(hex, length, new(_home, index), dialogue, ct);
        }

        await HandOverAsync(dialogue, ct);
    }

    private async Task ReadAsync(SmsSlot slot, AtDialogue dialogue, CancellationToken ct)
    {
        await SelectAsync(slot.Memory, dialogue, ct);
        var answer = await dialogue.AskAsync(string.Create(CultureInfo.InvariantCulture, $"AT+CMGR={slot.Index}"), timings.Answer, ct);
        if (CardList.ReadOne(answer.Lines) is var (hex, length))
        {
            await TakeAsync(hex, length, slot, dialogue, ct);
        }
    }

    /// <returns>True when nothing more need be kept of it by the modem or the network.</returns>
    private async Task<bool> TakeAsync(string hex, int? length, SmsSlot? slot, AtDialogue dialogue, CancellationToken ct)
    {
        switch (Decode(hex, length))
        {
            case StatusReportPdu report:
                return await GiveAsync(Of(report), ct) && await FreeAsync(slot, dialogue, ct);
            case DeliverPdu deliver:
                _reassembly.Add(new(deliver, hex, slot), clock.GetUtcNow());
                // A part that stands nowhere else is acknowledged at once: the network brings the next only then.
                return slot is null && (await HandOverAsync(dialogue, ct) || deliver.Segment is not null);
            case SubmitPdu:
                return true; // somebody's draft on the card
            default:
                // Not readable, and still somebody's message: a person may read more out of it than we can.
                UnreadablePdu(log, channelId, hex.Length / 2);
                var raw = new WholeSms("", null, $"PDU {hex}", SmsReassembly.KeyOf([hex]), slot is { } there ? [there] : []);
                return await GiveAsync(Of(raw), ct) && await FreeAsync(slot, dialogue, ct);
        }
    }

    /// <returns>False when something could not be stored.</returns>
    private async Task<bool> HandOverAsync(AtDialogue dialogue, CancellationToken ct)
    {
        var all = true;
        foreach (var whole in _reassembly.Ready(clock.GetUtcNow()))
        {
            var isGiven = await GiveAsync(Of(whole), ct);
            all &= isGiven;
            if (isGiven)
            {
                foreach (var slot in whole.Slots)
                {
                    await FreeAsync(slot, dialogue, ct);
                }

                _reassembly.Forget(whole);
            }
        }

        return all;
    }

    private async Task<bool> GiveAsync(ChannelEvent happened, CancellationToken ct)
    {
        try
        {
            await take(happened, ct);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // It stays where it is and comes again with the next look at the card, or from the network.
            NotTaken(log, error, channelId);
            return false;
        }
    }

    private async Task<bool> FreeAsync(SmsSlot? slot, AtDialogue dialogue, CancellationToken ct)
    {
        if (slot is { } place)
        {
            await SelectAsync(place.Memory, dialogue, ct);
            await dialogue.AskAsync(string.Create(CultureInfo.InvariantCulture, $"AT+CMGD={place.Index}"), timings.Answer, ct);
        }

        return true;
    }

    private async Task SelectAsync(string memory, AtDialogue dialogue, CancellationToken ct)
    {
        if (memory.Length > 0 && memory != _memory && (await dialogue.AskAsync($"AT+CPMS=\"{memory}\"", timings.Answer, ct)).IsOk)
        {
            _memory = memory;
        }
    }

    private static SmsPdu? Decode(string hex, int? length)
    {
        try
        {
            return PduDecoder.Decode(hex, length);
        }
        catch (PduException)
        {
            return null;
        }
    }

    private DeliveryReport Of(StatusReportPdu report) => new(
        clock.GetUtcNow(),
        null,
        report.Reference.ToString(CultureInfo.InvariantCulture),
        report.To,
        report.Status < 0x20 ? DeliveryState.Delivered : report.Status < 0x40 ? DeliveryState.StillTrying : DeliveryState.Failed,
        string.Create(CultureInfo.InvariantCulture, $"st-{report.Status}"));

    /// <summary>The network's time, which is right also for what waited on the card over a week-end, unless it cannot be.</summary>
    private ReceivedSms Of(WholeSms whole)
    {
        var now = clock.GetUtcNow();
        var at = whole.SentAt is { } sent && sent < now.AddMinutes(5) && sent > now - PlausibleAge ? sent.ToUniversalTime() : now;
        return new(at, whole.From, "", whole.Text, whole.Key);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "channel {ChannelId} received {Octets} octets that are no PDU; they go to the inbox as they are")]
    private static partial void UnreadablePdu(ILogger log, string channelId, int octets);

    [LoggerMessage(Level = LogLevel.Error, Message = "channel {ChannelId} received something that could not be stored; it will be offered again")]
    private static partial void NotTaken(ILogger log, Exception error, string channelId);
}
