namespace HospitalCrm.Device.Modems;

/// <summary>One line of text from the wire, stamped by the reading thread, so a slow consumer does not shift the time.</summary>
public readonly record struct SerialLine(string Text, DateTimeOffset At);
