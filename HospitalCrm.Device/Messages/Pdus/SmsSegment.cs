namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>Which part of a longer text this is.</summary>
public readonly record struct SmsSegment(int Reference, int Part, int Parts);
