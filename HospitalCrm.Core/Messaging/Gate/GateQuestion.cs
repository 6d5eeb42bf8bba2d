using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Messaging;

/// <summary>What the gate needs to know of a message.</summary>
/// <param name="To">In clear: other rooms keep the number under indexes of their own.</param>
/// <param name="At">When it is to go.</param>
internal sealed record GateQuestion(
    Id<OutboundMessage> Id, MessageCategory Category, ConsentPurpose Purpose, Id<Patient>? PatientId, string To, byte[] ToIndex, byte[] ContentHash, bool IsConfidential, DateTimeOffset At)
{
    public string Number { get; } = Convert.ToHexString(ToIndex);

    public string Content { get; } = Convert.ToHexString(ContentHash);
}
