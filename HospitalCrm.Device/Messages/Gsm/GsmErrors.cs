using System.Globalization;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>What a refusal of the modem or the network means for the message, and for the channel.</summary>
internal static class GsmErrors
{
    public static SendOutcome Meaning(AtAnswer answer) => answer.Verdict switch
    {
        AtVerdict.CmsError => new(OfCms(answer.Code), [], Word("cms", answer.Code)),
        AtVerdict.CmeError => new(OfCme(answer.Code), [], Word("cme", answer.Code)),
        _ => SendOutcome.Temporary("modem-error"),
    };

    private static SendResult OfCms(int code) => code switch
    {
        1 or 8 or 10 or 21 or 28 or 30 or 304 or 305 => SendResult.Refused,
        301 or 302 or 303 or (>= 310 and <= 318) or 320 or 322 or 330 => SendResult.ChannelFault,
        _ => SendResult.Temporary,
    };

    /// <summary>Of the equipment: card and PIN are the channel's matter, network and time-outs pass.</summary>
    private static SendResult OfCme(int code) => code switch
    {
        (>= 1 and <= 18) or 23 => SendResult.ChannelFault,
        _ => SendResult.Temporary,
    };

    private static string Word(string kind, int code) =>
        code < 0 ? $"{kind}-error" : string.Create(CultureInfo.InvariantCulture, $"{kind}-{code}");
}
