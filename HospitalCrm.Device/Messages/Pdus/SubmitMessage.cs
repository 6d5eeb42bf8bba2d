namespace HospitalCrm.Device.Messages.Pdus;

/// <param name="To">Digits; a plus before them makes the number international.</param>
public sealed record SubmitMessage(string To, string Text)
{
    public bool IsFlash { get; init; }

    public bool WantsReport { get; init; }

    public TimeSpan Validity { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Marks the parts that belong together; should differ from message to message.</summary>
    public byte Concatenation { get; init; }

    /// <summary>Who and what stays out of logs that print records.</summary>
    public override string ToString() => "submit";
}
