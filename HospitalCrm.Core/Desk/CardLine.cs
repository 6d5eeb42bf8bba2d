using HospitalCrm.Core.Complaints;

namespace HospitalCrm.Core.Desk;

/// <summary>接下来: what to speak of, the most urgent first.</summary>
public enum CardLineKind
{
    /// <summary>复诊 today or within two weeks, as a visit's record says.</summary>
    NextVisit,
    Complaint,

    /// <summary>随访 due or too late.</summary>
    FollowUp,

    /// <summary>异常预警 nobody has settled.</summary>
    Alert,
    Inquiry,

    /// <summary>未接来电 of this number.</summary>
    MissedCalls,

    /// <summary>拒绝电话联系.</summary>
    DoNotCall,
    Allergies,
    Vip,

    /// <summary>The last message did not arrive.</summary>
    MessageFailed,
}

/// <param name="Key">Of what it opens; null where that is a page or the archive itself.</param>
public sealed record CardLine(CardLineKind Kind, Guid? Key = null)
{
    /// <summary>A plan's name, a department, a complaint's number, an allergy.</summary>
    public string? Text { get; init; }

    public DateOnly? On { get; init; }

    public DateTimeOffset? At { get; init; }

    public int Count { get; init; }

    public bool IsLate { get; init; }

    public ComplaintState? State { get; init; }
}

/// <summary>What a card adds once it is drawn: the doors its reader may go through, and what to say next.</summary>
public sealed record CardBrief(IReadOnlyList<CardDoor> Doors, IReadOnlyList<CardLine> Lines)
{
    /// <summary>Lines beyond these are found in the archive.</summary>
    public const int MostLines = 4;

    public static readonly CardBrief Nothing = new([], []);

    /// <summary>The follow-up that is to be asked now; null where there is none for the reader.</summary>
    public Guid? FollowUp => Lines.FirstOrDefault(line => line.Kind == CardLineKind.FollowUp)?.Key;
}
