using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Messaging.Channels;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages.Http;

/// <summary>Fetches reports and replies from a gateway that keeps them until it is asked, and then forgets them: what was fetched is offered until it is taken.</summary>
internal sealed partial class GatewayPoll(SmsChannelOptions options, HttpClient http, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public async Task RunAsync(Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                foreach (var happened in await FetchAsync(ct))
                {
                    await GiveAsync(happened, take, ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                NotFetched(log, options.Id, error.GetType().Name);
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Max(options.PollSeconds, 1)), clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<ChannelEvent>> FetchAsync(CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri(options.PollUrl!), ct);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync(ct);
        var kind = answer.Content.Headers.ContentType?.MediaType ?? "";
        return
        [
            .. Find(options.PollReport, text).Select(match => Report(match, kind)).OfType<ChannelEvent>(),
            .. Find(options.PollReply, text).Select(match => Reply(match, kind)),
        ];
    }

    private DeliveryReport? Report(Match match, string kind)
    {
        var message = Guid.TryParse(Value(match, "message", kind), out var own) ? own : (Guid?)null;
        var reference = Value(match, "id", kind) is { Length: > 0 } given ? given : null;
        var said = Value(match, "state", kind);
        return message is null && reference is null
            ? null
            : new(clock.GetUtcNow(), message, reference, Value(match, "to", kind), StateOf(said), said.Length == 0 ? null : "dlr-" + said);
    }

    private ReceivedSms Reply(Match match, string kind)
    {
        var now = clock.GetUtcNow();
        var (from, to, text) = (Value(match, "from", kind), Value(match, "to", kind), Value(match, "text", kind));
        var key = Value(match, "key", kind);
        return new(now, from, to, text, key.Length > 0 ? key : KeyOf(from, to, text, now));
    }

    private DeliveryState StateOf(string said) =>
        Holds(options.ReportDelivered, said) ? DeliveryState.Delivered : Holds(options.ReportFailed, said) ? DeliveryState.Failed : DeliveryState.StillTrying;

    private static bool Holds(string? list, string word) =>
        list is not null && list.Split(',', StringSplitOptions.TrimEntries).Contains(word, StringComparer.OrdinalIgnoreCase);

    private static MatchCollection Find(string? pattern, string text) =>
        string.IsNullOrEmpty(pattern) ? Regex.Matches("", "(?!)") : Regex.Matches(text, pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);

    /// <summary>As it was meant, not as JSON or XML spell it.</summary>
    private static string Value(Match match, string group, string kind)
    {
        var value = match.Groups[group].Value;
        return kind.Contains("json", StringComparison.OrdinalIgnoreCase) ? FromJson(value)
            : kind.Contains("xml", StringComparison.OrdinalIgnoreCase) ? WebUtility.HtmlDecode(value)
            : value;
    }

    private static string FromJson(string value)
    {
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{value}\"") ?? value;
        }
        catch (JsonException)
        {
            return value;
        }
    }

    /// <summary>A gateway that gives no key repeats one within a minute or so.</summary>
    private static string KeyOf(string from, string to, string text, DateTimeOffset at) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{from}\0{to}\0{text}\0{at:yyyyMMddHHmm}"))).AsSpan(0, 16));

    private async Task GiveAsync(ChannelEvent happened, Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await take(happened, ct);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                NotTaken(log, error, options.Id);
            }

            await Task.Delay(Again, clock, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "channel {ChannelId} could not be asked for reports and replies: {Why}")]
    private static partial void NotFetched(ILogger log, string channelId, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "channel {ChannelId} fetched something that could not be stored; it is offered again")]
    private static partial void NotTaken(ILogger log, Exception error, string channelId);
}
