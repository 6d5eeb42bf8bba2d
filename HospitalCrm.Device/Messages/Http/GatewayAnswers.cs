using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Messages.Http;

/// <summary>What a gateway's answer means.</summary>
internal sealed class GatewayAnswers(SmsChannelOptions options)
{
    // A pattern somebody wrote must not hold up all messages.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Regex? _success = Pattern(options.Success);
    private readonly Regex? _refused = Pattern(options.Refused);

    public SendOutcome Read(HttpStatusCode status, string answer)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"http-{(int)status}");
        try
        {
            return status switch
            {
                >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => ReadTaken(answer),
                _ when _refused?.IsMatch(answer) == true => SendOutcome.Refused(code),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired => SendOutcome.ChannelFault(code),
                HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or (>= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest) => SendOutcome.ChannelFault(code),
                HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => SendOutcome.Temporary(code),
                // Somebody between us and the gateway gave up waiting: the gateway may have it.
                HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => SendOutcome.Unknown(code),
                >= HttpStatusCode.InternalServerError => SendOutcome.Temporary(code),
                _ => SendOutcome.Refused(code),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return SendOutcome.Unknown("answer-unreadable");
        }
    }

    private SendOutcome ReadTaken(string answer)
    {
        if (_success is null)
        {
            return SendOutcome.Accepted();
        }

        var match = _success.Match(answer);
        if (match.Success)
        {
            return match.Groups["id"] is { Success: true, Length: > 0 } id ? SendOutcome.Accepted(id.Value) : SendOutcome.Accepted();
        }

        return _refused?.IsMatch(answer) == true ? SendOutcome.Refused("answer-refused") : SendOutcome.Temporary("answer-no-success");
    }

    private static Regex? Pattern(string? pattern) =>
        string.IsNullOrEmpty(pattern) ? null : new(pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
}
