namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>A message somebody sent to us.</summary>
public sealed record DeliverPdu(string From, string Text, SmsSegment? Segment, DateTimeOffset? SentAt, bool IsFlash) : SmsPdu
{
    /// <summary>Who and what stays out of logs that print records.</summary>
    public override string ToString() => "deliver";
}
