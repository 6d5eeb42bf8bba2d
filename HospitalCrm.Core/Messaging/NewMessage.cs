using System.Text;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Messaging;

/// <summary>A message somebody wants sent.</summary>
/// <param name="Source">A connected system's code, or the work's name.</param>
/// <param name="Key">The sender's own, unique with the source: the same key again is the same message.</param>
/// <param name="To">A number as <c>PhoneNumbers</c> writes it.</param>
public sealed record NewMessage(string Source, string Key, MessageCategory Category, string To, string Text)
{
    /// <summary>A template's kind.</summary>
    public string Kind { get; init; } = "Free";

    /// <summary>The template it was made of, and which edition.</summary>
    public string? Template { get; init; }

    public int? Edition { get; init; }

    /// <summary>Which consent it stands on; advertising stands on none but its own.</summary>
    public ConsentPurpose Purpose { get; init; } = Category == MessageCategory.Promotion ? ConsentPurpose.Promotion : ConsentPurpose.Service;

    public Id<Patient>? PatientId { get; init; }

    public string? DepartmentCode { get; init; }

    /// <summary>Fees and results: only to a number that is the patient's own, never to a shared one.</summary>
    public bool IsConfidential { get; init; }

    public bool IsFlash { get; init; }

    /// <summary>Null: 0 for a code, 2 for a notice, 4 for advertising.</summary>
    public int? Priority { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Null: as long as its category is worth sending.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? AsksUntil { get; init; }

    public string? Extension { get; init; }

    /// <summary>What decides whether the same key came with the same body; null: number and text.</summary>
    public string? Body { get; init; }

    internal int PriorityOrUsual => Category == MessageCategory.Code ? 0 : Math.Clamp(Priority ?? (Category == MessageCategory.Notice ? 2 : 4), 1, 4);

    internal SealedWish Seal(Vault vault) => new(
        vault.BlindIndex(OutboundMessage.KeyPurpose, Source + '\0' + Key),
        vault.BlindIndex(OutboundMessage.BodyPurpose, Body ?? $"{To}\0{Text}\0{Category}"),
        vault.BlindIndex(OutboundMessage.ContentPurpose, $"{To}\0{Text}"),
        vault.Seal(OutboundMessage.ToPurpose, To),
        vault.BlindIndex(ContactNumber.IndexPurpose, To),
        vault.Seal(OutboundMessage.TextPurpose, Encoding.UTF8.GetBytes(Text)),
        SmsParts.Count(Text, SmsBilling.Characters).Parts);
}
