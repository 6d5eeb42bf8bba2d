using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using HospitalCrm.Core.Calls.Lines;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Dialling;

/// <summary>
/// Asks the hospital's telephone system for a call: one POST to the one address of the configuration, which follows no redirect, uses no
/// proxy and reads no more of the answer than its status. What becomes of the call comes back as line events with the same call id.
/// </summary>
public sealed partial class HttpDialler : IDialler, IDisposable
{
    private readonly LineOptions _line;
    private readonly ILogger _log;
    private readonly Uri? _address;
    private readonly HttpClient _http;

    public HttpDialler(LineOptions line, ILogger<HttpDialler> log)
    {
        (_line, _log) = (line, log);
        _address = line.DialUrl is not { Length: > 0 } url ? null
            : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new ArgumentException($"Lines: {line.Id}: DialUrl is no http address.", nameof(line));
        var patience = TimeSpan.FromSeconds(Math.Clamp(line.DialTimeout, 1, 60));
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(Math.Min(5, patience.TotalSeconds)),
        })
        {
            Timeout = patience,
        };
    }

    public bool CanDial => _line.DialOut && _address is not null;

    public async Task<DialAnswer> DialAsync(DialOrder order, CancellationToken ct) => !CanDial
        ? DialAnswer.Refused
        : await AskAsync(new("dial", order.LinkId, order.Extension, order.Number.Text), ct);

    /// <summary>Asked for politely: a telephone system that cannot says no, and nothing else follows from it.</summary>
    public async Task HangUpAsync(string linkId, CancellationToken ct)
    {
        if (CanDial)
        {
            await AskAsync(new("hangup", linkId, null, null), ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<DialAnswer> AskAsync(CallRequest wish, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = JsonContent.Create(wish) };
        if (_line.DialSecret is { Length: > 0 } secret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var answer = response.StatusCode switch
            {
                >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => DialAnswer.Dialled,
                HttpStatusCode.Conflict => DialAnswer.Occupied,
                _ => DialAnswer.Refused,
            };
            Answered(_log, _line.Id, wish.Action, (int)response.StatusCode);
            return answer;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Failed(_log, _line.Id, wish.Action, "timeout");
            return DialAnswer.Silent;
        }
        catch (HttpRequestException error)
        {
            Failed(_log, _line.Id, wish.Action, error.HttpRequestError.ToString());
            return DialAnswer.Down;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "line {LineId} call request {Action} answered {Status}")]
    private static partial void Answered(ILogger log, string lineId, string action, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "line {LineId} call request {Action} failed: {Why}")]
    private static partial void Failed(ILogger log, string lineId, string action, string why);

    private sealed record CallRequest(string Action, string CallId, string? Extension, string? Number);
}
