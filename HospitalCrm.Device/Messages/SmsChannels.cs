using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Files;
using HospitalCrm.Device.Messages.Gsm;
using HospitalCrm.Device.Messages.Http;
using HospitalCrm.Device.Messages.Mail;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages;

/// <summary>From a configured channel to what sends through it.</summary>
public static class SmsChannels
{
    /// <param name="ownAddress">Where gateways reach this server; see <see cref="HttpTemplateChannel"/>.</param>
    /// <exception cref="ArgumentException">A slip in the configuration, which must not be passed over.</exception>
    public static ISmsChannel Create(SmsChannelOptions channel, Func<string?> ownAddress, TimeProvider clock, ILoggerFactory logs) => channel.Kind switch
    {
        SmsChannelKind.HttpTemplate => new HttpTemplateChannel(channel, ownAddress, clock, logs.CreateLogger<HttpTemplateChannel>()),
        SmsChannelKind.GsmModem => new GsmModemChannel(channel, clock, logs.CreateLogger<GsmModemChannel>()),
        SmsChannelKind.Email => new EmailChannel(channel, clock, logs.CreateLogger<EmailChannel>()),
        SmsChannelKind.File => new FileChannel(channel, clock, logs.CreateLogger<FileChannel>()),
        _ => throw new ArgumentException($"Sms: {channel.Id}: a kind nobody knows.", nameof(channel)),
    };
}
