namespace HospitalCrm.Core.Data.Seeding;

/// <summary>An earlier call.</summary>
/// <param name="Number">Normalised; null when the caller hid it.</param>
/// <param name="Patient">The index of the patient it was about; null for a stranger.</param>
/// <param name="AgentExtension">Where it rang.</param>
/// <param name="AnsweredAt">Null for a missed call.</param>
/// <param name="Topic">What it was about, once somebody answered.</param>
public sealed record DemoCall(
    bool IsIncoming,
    string? Number,
    int? Patient,
    string AgentCode,
    string AgentExtension,
    DateTimeOffset StartedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset EndedAt,
    string? Topic,
    string? Note);
