namespace HospitalCrm.Core.Archive;

/// <summary>Which dimensions of an archive its reader sees beyond the basics.</summary>
/// <param name="JudgesEmergencies">He looks through emergency accesses afterwards.</param>
public sealed record ArchiveSight(bool Medical, bool Charges, bool JudgesEmergencies = false)
{
    /// <summary>Another person stands behind each: on the tabs only, where what the reader may see of him is asked.</summary>
    public bool Relations { get; init; }

    public bool Requests { get; init; }

    /// <summary>How many messages went and came.</summary>
    public bool Messages { get; init; }

    /// <summary>What stands among the last contacts.</summary>
    public IReadOnlyCollection<InteractionSource> Contacts { get; init; } = InteractionSources.Contacts;
}
