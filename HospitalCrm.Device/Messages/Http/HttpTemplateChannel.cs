using System.Net.Http.Headers;
using System.Text;
using HospitalCrm.Core.Messaging.Channels;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages.Http;

/// <summary>短信网关: any gateway that takes a message as one web request, described by configuration alone. Its reports and replies come by web request too.</summary>
public sealed class HttpTemplateChannel : ISmsChannel
{
    private const int DefaultWindow = 16;
    private const int LongestAnswer = 64 * 1024;

    private readonly SmsChannelOptions _options;
    private readonly GatewayTemplate _address;
    private readonly GatewayTemplate? _body;
    private readonly GatewayAnswers _answers;
    private readonly Func<string?> _ownAddress;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly HttpClient _http;
    private readonly ChannelLamp _lamp;

    /// <param name="ownAddress">Where gateways reach us, such as <c>http://10.0.0.5:5080</c>; asked for each message, for it may be known only once we serve.</param>
    public HttpTemplateChannel(SmsChannelOptions options, Func<string?> ownAddress, TimeProvider clock, ILogger<HttpTemplateChannel> log)
    {
        if (string.IsNullOrEmpty(options.Url))
        {
            throw new ArgumentException($"Sms: {options.Id}: Url is missing.", nameof(options));
        }

        (_options, _ownAddress, _clock, _log) = (options, ownAddress, clock, log);
        _address = GatewayTemplate.Address(options.Url);
        _body = options.Body is { Length: > 0 } body ? GatewayTemplate.Body(body, options.ContentType) : null;
        _answers = new(options);
        _lamp = new(options.Id, clock, log);
        _http = Client(Window, TimeSpan.FromSeconds(options.Timeout));
    }

    public string Id => _options.Id;

    public SmsChannelKind Kind => SmsChannelKind.HttpTemplate;

    public int Window => _options.Window ?? DefaultWindow;

    public ChannelHealth Health => _lamp.Health;

    public async Task<SendOutcome> SendAsync(OutgoingSms message, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var trace = WireTrace.Begin();
        var outcome = await TryAsync(message, trace, ct);
        if (outcome.Result == SendResult.ChannelFault)
        {
            _lamp.Down(outcome.Code switch
            {
                "http-401" or "http-403" or "http-407" => ChannelReasons.Credentials,
                "unreachable" => ChannelReasons.Unreachable,
                _ => ChannelReasons.WrongAddress,
            });
        }
        else if (outcome.Result is SendResult.Accepted or SendResult.Refused)
        {
            _lamp.Ready();
        }

        return outcome;
    }

    /// <summary>What the gateway pushes comes over the web and not through here; what it keeps for us is fetched.</summary>
    public Task ListenAsync(Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct) =>
        string.IsNullOrEmpty(_options.PollUrl) ? Task.CompletedTask : new GatewayPoll(_options, _http, _clock, _log).RunAsync(take, ct);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SendOutcome> TryAsync(OutgoingSms message, WireTrace trace, CancellationToken ct)
    {
        try
        {
            using var request = Request(message);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
            return _answers.Read(response.StatusCode, await response.Content.ReadAsStringAsync(ct));
        }
        catch (Exception) when (trace.HasLeft)
        {
            return SendOutcome.Unknown(ct.IsCancellationRequested ? "stopped" : "no-answer");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            return SendOutcome.ChannelFault("unreachable");
        }
        catch (Exception error) when (error is UriFormatException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return SendOutcome.ChannelFault("bad-address");
        }
    }

    private HttpRequestMessage Request(OutgoingSms message)
    {
        var values = new Dictionary<string, string>
        {
            ["to"] = message.To,
            ["text"] = message.Text,
            ["id"] = message.Id.ToString(),
            ["report"] = Report(message.Id),
            ["extension"] = message.Extension ?? "",
        };
        var request = new HttpRequestMessage(new(_options.Method.ToUpperInvariant()), _address.Fill(values));
        if (_body is not null)
        {
            request.Content = new StringContent(_body.Fill(values), Encoding.UTF8, MediaTypeHeaderValue.Parse(_options.ContentType).MediaType!);
        }

        foreach (var header in (_options.Headers ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..Math.Max(colon, 0)], header[(colon + 1)..].Trim());
        }

        return request;
    }

    /// <summary>Empty as long as we do not know where we can be reached: half an address makes gateways refuse the message.</summary>
    private string Report(Guid message) => _ownAddress()?.TrimEnd('/') is { Length: > 0 } own
        ? $"{own}/api/v1/sms/{Uri.EscapeDataString(Id)}/dlr?id={message}&{_options.Report}"
        : "";

    private static HttpClient Client(int window, TimeSpan patience) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Math.Max(window, 1),
        ConnectTimeout = TimeSpan.FromSeconds(Math.Min(5, patience.TotalSeconds)),
        // Shorter than gateways keep a quiet connection, so that we do not write into one they are just closing.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4),
        AllowAutoRedirect = false,
        UseCookies = false,
        // No proxy of the environment: what goes to a gateway goes nowhere else.
        UseProxy = false,
        PlaintextStreamFilter = (context, _) => new(new TracedStream(context.PlaintextStream)),
    })
    {
        Timeout = patience,
        MaxResponseContentBufferSize = LongestAnswer,
    };
}
