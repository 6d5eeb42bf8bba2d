using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using HospitalCrm.Core.Messaging.Channels;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages.Mail;

/// <summary>The hospital's own mail server. Off until somebody switches it on: a mail is read by more people than a telephone.</summary>
public sealed class EmailChannel(SmsChannelOptions options, TimeProvider clock, ILogger<EmailChannel> log) : ISmsChannel
{
    private readonly ChannelLamp _lamp = new(options.Id, clock, log);

    public string Id => options.Id;

    public SmsChannelKind Kind => SmsChannelKind.Email;

    public int Window => options.Window ?? 2;

    public ChannelHealth Health => _lamp.Health;

    public async Task<SendOutcome> SendAsync(OutgoingSms message, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!options.Enabled || string.IsNullOrEmpty(options.Host) || !MailAddress.TryCreate(options.From, out var from))
        {
            return Fault(ChannelReasons.NotConfigured);
        }

        if (!MailAddress.TryCreate(message.To, out var to))
        {
            return SendOutcome.Refused("no-address");
        }

        using var mail = new MailMessage(from, to)
        {
            Subject = options.Subject ?? from.DisplayName,
            Body = message.Text,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{from.Host}>");
        return await SendAsync(mail, ct);
    }

    public Task ListenAsync(Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<SendOutcome> SendAsync(MailMessage mail, CancellationToken ct)
    {
        using var server = new SmtpClient(options.Host, options.HostPort) { EnableSsl = options.Tls };
        if (!string.IsNullOrEmpty(options.User))
        {
            server.Credentials = new NetworkCredential(options.User, options.Password);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Timeout));
        try
        {
            await server.SendMailAsync(mail, patience.Token);
            _lamp.Ready();
            return SendOutcome.Accepted();
        }
        catch (OperationCanceledException)
        {
            return SendOutcome.Unknown("no-answer");
        }
        catch (SmtpException error)
        {
            return Meaning(error);
        }
    }

    private SendOutcome Meaning(SmtpException error) => (error.StatusCode, error.InnerException) switch
    {
        // Nobody was reached: nothing can have been sent.
        (SmtpStatusCode.GeneralFailure, { } inner) when Chain(inner).Any(cause => cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable }) =>
            Fault(ChannelReasons.Unreachable),
        (SmtpStatusCode.GeneralFailure, _) => SendOutcome.Unknown("connection-lost"),
        (SmtpStatusCode.MustIssueStartTlsFirst or SmtpStatusCode.ClientNotPermitted or (SmtpStatusCode)535, _) => Fault(ChannelReasons.Credentials),
        (SmtpStatusCode.ServiceNotAvailable, _) => SendOutcome.Temporary("smtp-421"),
        _ when (int)error.StatusCode is >= 400 and < 500 => SendOutcome.Temporary($"smtp-{(int)error.StatusCode}"),
        _ => SendOutcome.Refused($"smtp-{(int)error.StatusCode}"),
    };

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }

    private SendOutcome Fault(string reason)
    {
        _lamp.Down(reason);
        return SendOutcome.ChannelFault(reason);
    }
}
