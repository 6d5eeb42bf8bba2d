using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Web.Logging;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Messaging;

/// <summary>
/// <c>/api/v1/sms/{channel}/dlr</c> and <c>/mo</c> (contracts §3): a gateway pushes delivery reports and replies, as query, form or JSON. Gateways
/// carry no key of ours: a report is known by its message's id, which nobody can guess; everything else is taken from this machine, from
/// the gateway's own address, or with a key.
/// </summary>
internal sealed class GatewayCallbacks(ChannelDirectory channels, MessageReports reports, MessageReplies replies, UseCaseRunner run, TimeProvider clock)
{
    private const int MostBytes = 64 * 1024;

    private static readonly string[] Senders = ["from", "sender", "phone", "mobile", "phone_number"];
    private static readonly string[] Receivers = ["to", "receiver", "dest_code", "extend"];
    private static readonly string[] Texts = ["text", "content", "msg", "message"];
    private static readonly string[] Keys = ["id", "key", "msgid", "sequence_id"];
    private static readonly string[] References = ["reference", "ref", "msgid", "smsid", "biz_id"];

    public static void Map(WebApplication app)
    {
        app.MapMethods("/api/v1/sms/{channel}/dlr", ["GET", "POST"], (string channel, HttpContext http, GatewayCallbacks api, CancellationToken ct) => api.ReportAsync(channel, http, ct))
            .AllowAnonymous().WithMetadata(CountedCalls.Mark).DisableAntiforgery();
        app.MapMethods("/api/v1/sms/{channel}/mo", ["GET", "POST"], (string channel, HttpContext http, GatewayCallbacks api, CancellationToken ct) => api.ReplyAsync(channel, http, ct))
            .AllowAnonymous().DisableAntiforgery();
    }

    private async Task<IResult> ReportAsync(string id, HttpContext http, CancellationToken ct)
    {
        if (Find(id) is not { } channel)
        {
            return Results.NotFound();
        }

        var values = await ReadAsync(http.Request, ct);
        if (values is null)
        {
            return Results.BadRequest();
        }

        var message = Guid.TryParse(values.GetValueOrDefault("id"), out var own) ? own : (Guid?)null;
        var reference = Short(First(values, References));
        if (message is null && reference is null)
        {
            return Results.UnprocessableEntity();
        }

        if (message is null && !await IsTrustedAsync(channel, http))
        {
            return Results.Unauthorized();
        }

        var said = Short(values.GetValueOrDefault(NameOf(channel.Report)));
        await reports.TakeAsync(channel.Id, new(clock.GetUtcNow(), message, reference, First(values, Senders), StateOf(channel, said), said is null ? null : "dlr-" + said), ct);
        return Results.Ok();
    }

    private async Task<IResult> ReplyAsync(string id, HttpContext http, CancellationToken ct)
    {
        if (Find(id) is not { } channel)
        {
            return Results.NotFound();
        }

        if (!await IsTrustedAsync(channel, http))
        {
            return Results.Unauthorized();
        }

        var values = await ReadAsync(http.Request, ct);
        if (values is null || First(values, Senders) is not { Length: > 0 and <= 64 } from || First(values, Texts) is not { Length: <= 2000 } text)
        {
            return values is null ? Results.BadRequest() : Results.UnprocessableEntity();
        }

        var to = First(values, Receivers) ?? "";
        var now = clock.GetUtcNow();
        await replies.TakeAsync(channel.Id, new(now, from, to, text, First(values, Keys) ?? KeyOf(from, to, text, now)), ct);

        // Nothing in the body: some gateways send it back as a message.
        return Results.Ok();
    }

    private SmsChannelOptions? Find(string id) => channels.Find(id) is { Kind: SmsChannelKind.HttpTemplate } channel ? channel : null;

    private async Task<bool> IsTrustedAsync(SmsChannelOptions channel, HttpContext http)
    {
        var from = http.Connection.RemoteIpAddress;
        if (from is not null && !http.Request.Headers.ContainsKey("X-Forwarded-For"))
        {
            var plain = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
            if (IPAddress.IsLoopback(plain) || (Uri.TryCreate(channel.Url?.Replace('{', '_').Replace('}', '_'), UriKind.Absolute, out var url) && IPAddress.TryParse(url.Host, out var gateway) && gateway.Equals(plain)))
            {
                return true;
            }
        }

        return await run.MayAsync(http.Actor(), MessagingPermissions.Push);
    }

    /// <summary>The name in <c>d=%d</c>.</summary>
    private static string NameOf(string? report) => report?.Split('=')[0].Trim() is { Length: > 0 } name ? name : "status";

    private static DeliveryState StateOf(SmsChannelOptions channel, string? said) =>
        Holds(channel.ReportDelivered, said) ? DeliveryState.Delivered : Holds(channel.ReportFailed, said) ? DeliveryState.Failed : DeliveryState.StillTrying;

    private static bool Holds(string? list, string? word) =>
        word is not null && list is not null && list.Split(',', StringSplitOptions.TrimEntries).Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>A gateway that names no message repeats one within a minute or so.</summary>
    private static string KeyOf(string from, string to, string text, DateTimeOffset at) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\0{to}\0{text}\0{at:yyyyMMddHHmm}")));

    private static string? First(Dictionary<string, string> values, string[] names) => names.Select(values.GetValueOrDefault).FirstOrDefault(value => value is not null);

    private static string? Short(string? value) => value is { Length: > 0 } ? value.Length > 60 ? value[..60] : value : null;

    /// <summary>Query, form and the top of a JSON object, names without regard to case; null when it cannot be read.</summary>
    private static async Task<Dictionary<string, string>?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var values = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(ct))
            {
                values[name] = value.ToString();
            }
        }
        else if (request.HasJsonContentType())
        {
            try
            {
                using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: ct);
                var row = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().FirstOrDefault() : json.RootElement;
                foreach (var member in row.ValueKind == JsonValueKind.Object ? row.EnumerateObject().ToArray() : [])
                {
                    values[member.Name] = member.Value.ToString();
                }
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return values;
    }
}
