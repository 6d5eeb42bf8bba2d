namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>A message on its way out.</summary>
public sealed record SubmitPdu(string To, string Text, SmsSegment? Segment, TimeSpan? Validity, bool WantsReport, bool IsFlash) : SmsPdu
{
    /// <summary>Who and what stays out of logs that print records.</summary>
    public override string ToString() => "submit";
}
