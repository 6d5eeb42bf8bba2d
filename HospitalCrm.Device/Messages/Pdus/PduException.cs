namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>Octets that are no PDU, or a message that cannot become one. Says what does not fit, never what stands in it.</summary>
public sealed class PduException(string message) : FormatException(message);
