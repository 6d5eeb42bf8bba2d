namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>How a channel counts parts, and so what a message costs.</summary>
public enum SmsBilling
{
    /// <summary>As the radio does: 160 / 153 in the GSM alphabet, 70 / 67 else.</summary>
    Gsm,

    /// <summary>As gateways in China do: every character counts one, 70 / 67, English too.</summary>
    Characters,
}
