using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>A message a channel's loop holds under a lease.</summary>
internal sealed record ClaimedMessage
{
    public required Id<OutboundMessage> Id { get; init; }

    public required MessageCategory Category { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required Sealed To { get; init; }

    public required byte[] ToIndex { get; init; }

    public required byte[] ContentHash { get; init; }

    public required Sealed Text { get; init; }

    public required bool IsConfidential { get; init; }

    public required bool IsFlash { get; init; }

    public required int Priority { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Attempts before this one.</summary>
    public required int Attempts { get; init; }

    public required int Failures { get; init; }

    public required int Parts { get; init; }

    public required string? Extension { get; init; }

    /// <summary>Of this attempt, from 1.</summary>
    public int Number => Attempts + 1;

    /// <summary>In which order the loop claimed them; among equals the first goes first.</summary>
    public long Turn { get; set; }

    /// <summary>The number in clear, once the loop has opened it; nowhere but in memory.</summary>
    public string Recipient { get; set; } = "";
}

/// <summary>What became of a claimed message.</summary>
/// <param name="Outcome">Null: it was never given to the channel.</param>
/// <param name="Verdict">The gate's, when it did not let it pass.</param>
internal sealed record FinishedMessage(ClaimedMessage Message, SendOutcome? Outcome, GateVerdict Verdict, DateTimeOffset BegunAt, DateTimeOffset At);
