namespace HospitalCrm.Core.Messaging.Channels;

public enum SendResult
{
    Accepted,

    /// <summary>For good, and it lies with the message: wrong number, forbidden word.</summary>
    Refused,

    /// <summary>Surely not sent; worth another try later.</summary>
    Temporary,

    /// <summary>Surely not sent, and the channel is ill: it should rest, and another may send.</summary>
    ChannelFault,

    /// <summary>It may have been sent. Never sent again blindly.</summary>
    Unknown,
}
