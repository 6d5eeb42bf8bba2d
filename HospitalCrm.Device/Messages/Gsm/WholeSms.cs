namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>All parts of a received message, or what came of them in time.</summary>
internal sealed record WholeSms(string From, DateTimeOffset? SentAt, string Text, string Key, IReadOnlyList<SmsSlot> Slots);
