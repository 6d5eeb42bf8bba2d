using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>The configured channels (<c>Sms:Channels:N:*</c>), those that are switched off left out.</summary>
public sealed class ChannelDirectory(IReadOnlyList<SmsChannelOptions> channels)
{
    public IReadOnlyList<SmsChannelOptions> Channels { get; } = [.. channels.Where(channel => channel.Kind != SmsChannelKind.Email || channel.Enabled)];

    public SmsChannelOptions? Find(string? id) => Channels.FirstOrDefault(channel => channel.Id == id);
}
