using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>权限审查: who holds what at this moment, what is odd about it, and what changed since it was last signed.</summary>
public sealed record ReviewReport
{
    public required IReadOnlyList<ReviewedPerson> People { get; init; }

    public required IReadOnlyList<ReviewChange> Changes { get; init; }

    /// <summary>Earlier reviews, the newest first.</summary>
    public required IReadOnlyList<PastReview> Past { get; init; }

    /// <summary>Of the picture that was read: a signature under another one is refused.</summary>
    public required string Fingerprint { get; init; }

    public required ReviewDue Due { get; init; }
}

/// <summary>One member of staff with his rights.</summary>
/// <param name="Guarded">The guarded rights among all he holds.</param>
/// <param name="Others">How many ordinary ones.</param>
public sealed record ReviewedPerson(
    string StaffNo, string Name, string? Department, IReadOnlyList<string> Roles, IReadOnlyList<Permission> Guarded, int Others, DateTimeOffset? LastSignedInAt, IReadOnlyList<ReviewFinding> Findings);

/// <summary>What a reviewer should do something about.</summary>
public enum ReviewFinding
{
    /// <summary>Holds administrations that exclude each other.</summary>
    Joined,

    /// <summary>The account is locked for good, and still holds roles.</summary>
    LeftWithRoles,

    /// <summary>Holds roles and has never signed in.</summary>
    NeverSignedIn,

    /// <summary>Has not signed in for long.</summary>
    LongUnused,
}

/// <summary>Rights that came and went since the last review.</summary>
public sealed record ReviewChange(string StaffNo, string Name, IReadOnlyList<string> Given, IReadOnlyList<string> Taken);

public sealed record PastReview(Id<RightsReview> Id, DateTimeOffset At, string SignedBy, string? Remark, int People, int Findings);

/// <param name="LastAt">Null when never.</param>
public sealed record ReviewDue(bool IsOverdue, DateTimeOffset? LastAt, int EveryDays);
