namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>What the network says became of a message.</summary>
/// <param name="Reference">The number the modem gave when it sent; it counts to 255 and begins again.</param>
/// <param name="Status">TP-ST: below 0x20 delivered, below 0x40 still trying, above that failed.</param>
public sealed record StatusReportPdu(string To, byte Reference, byte Status) : SmsPdu
{
    /// <summary>Who stays out of logs that print records.</summary>
    public override string ToString() => $"report {Reference} {Status}";
}
