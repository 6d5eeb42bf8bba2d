namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>This session with the modem is over; after a while another is tried. The message is the reason code of the channel's health.</summary>
internal sealed class ModemTrouble(string reason) : Exception(reason)
{
    public string Reason => Message;
}
