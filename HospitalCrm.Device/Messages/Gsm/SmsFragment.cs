using HospitalCrm.Device.Messages.Pdus;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>One part as it came.</summary>
/// <param name="Slot">Where it still stands; null for one that came over the wire alone.</param>
internal sealed record SmsFragment(DeliverPdu Pdu, string Hex, SmsSlot? Slot);
