namespace HospitalCrm.Core.Complaints.History;

/// <summary>The whole history of one case, for paper.</summary>
/// <param name="IsCut">There were more looks than a paper holds; the audit pages have them all.</param>
public sealed record ComplaintTrail(ComplaintSheet Sheet, IReadOnlyList<TrailLine> Lines, string Hospital, DateTimeOffset At, bool IsCut)
{
    /// <summary>Who reads who read: the office and those above it, and never whoever is concerned.</summary>
    public static bool MayRead(Complaint complaint, ComplaintViewer viewer) =>
        ComplaintRules.SeesComplainant(complaint, viewer) && (viewer.Has(ComplaintPermissions.Manage) || viewer.Has(ComplaintPermissions.Oversee));
}

/// <param name="By">Empty for the product itself.</param>
public sealed record TrailLine(DateTimeOffset At, TrailKind Kind, string By)
{
    public ComplaintStepReading? Step { get; init; }

    /// <summary>What it was read or printed for, or the file's name.</summary>
    public string? What { get; init; }
}

public enum TrailKind
{
    Step,
    Attachment,
    Look,
    Print,

    /// <summary>Somebody asked who may not.</summary>
    Refused,
}
