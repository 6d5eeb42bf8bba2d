using HospitalCrm.Core.Messaging.Channels;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>The senders: each takes what is claimed and brings back what came of it.</summary>
internal sealed partial class ChannelLoop
{
    private void PutBack(ClaimedMessage message)
    {
        var now = _tools.Clock.GetUtcNow();
        var verdict = message.ExpiresAt <= now ? GateVerdict.Suppress(MessageReason.Expired) : GateVerdict.Pass;
        _finished.Writer.TryWrite(new(message, null, verdict, now, now));
    }

    private async Task SendAsync(CancellationToken hard, CancellationToken stop)
    {
        await foreach (var message in _ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            var begun = _tools.Clock.GetUtcNow();
            if (stop.IsCancellationRequested || message.ExpiresAt <= begun || begun < _standing.RestsUntil || _standing.IsPaused)
            {
                PutBack(message);
                continue;
            }

            SendOutcome outcome;
            try
            {
                var text = _tools.Vault.Open(OutboundMessage.TextPurpose, message.Text);
                outcome = await _channel.SendAsync(new(message.Id.Value, message.Recipient, text, message.IsFlash, message.ExpiresAt - begun) { Extension = message.Extension }, hard);
            }
            catch (OperationCanceledException)
            {
                // By its contract: before anything was sent.
                PutBack(message);
                continue;
            }
            catch (Exception failure)
            {
                LogThrew(_tools.Logger, _channel.Id, failure.GetType().Name);
                outcome = SendOutcome.Unknown("threw-" + failure.GetType().Name);
            }

            _standing.Learn(outcome, Math.Max(message.Parts, outcome.References.Count));
            _finished.Writer.TryWrite(new(message, outcome, default, begun, _tools.Clock.GetUtcNow()));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "channel {Channel} threw {Failure} for a message")]
    private static partial void LogThrew(ILogger logger, string channel, string failure);
}
