namespace HospitalCrm.Core.Messaging.Channels;

public enum SmsEncoding
{
    Gsm7,
    Ucs2,
}
