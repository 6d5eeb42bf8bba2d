namespace HospitalCrm.Core.Messaging.Channels;

public enum SmsChannelKind
{
    HttpTemplate,
    GsmModem,
    Email,
    File,
}
