using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging;

public static class MessagingPermissions
{
    /// <summary>短信: the outbox and why each was sent or not; the text only with the archive in reach.</summary>
    public static readonly Permission View = new("messages.view");

    /// <summary>Writes a message to somebody by hand.</summary>
    public static readonly Permission Send = new("messages.send");

    /// <summary>Sends again what failed, or what may have been sent already.</summary>
    public static readonly Permission Resend = new("messages.resend") { IsGuarded = true };

    /// <summary>Stops a channel and lets it go on.</summary>
    public static readonly Permission Channels = new("messages.channels");

    /// <summary>回复短信: reads and handles what people answered.</summary>
    public static readonly Permission Inbox = new("messages.inbox");

    /// <summary>Messages may be pushed (the scope of a hospital system's key).</summary>
    public static readonly Permission Push = new("messages.push") { IsApiScope = true };
}
