using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging;

/// <summary>A delivery report on its way to its message.</summary>
/// <param name="ToIndex">Of the number it names, where it names one.</param>
/// <param name="EarlyId">It came before and could not be matched then.</param>
internal sealed record ReportItem(string Channel, DeliveryReport Report, byte[]? ToIndex, long? EarlyId);
