namespace HospitalCrm.Device.Messages.Pdus;

/// <param name="Length">What <c>AT+CMGS=</c> is told: octets without those of the service centre.</param>
public readonly record struct EncodedPdu(int Length, string Hex);
