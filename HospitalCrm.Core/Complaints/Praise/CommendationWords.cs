namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>What somebody brought who did not complain.</summary>
public enum CommendationKind
{
    /// <summary>表扬.</summary>
    Praise,

    /// <summary>锦旗.</summary>
    Banner,

    /// <summary>感谢信.</summary>
    Letter,

    /// <summary>建议: somebody answers it.</summary>
    Suggestion,
}

/// <summary>As whom those it is passed on to may know the giver.</summary>
public enum GiverWish
{
    Named,

    /// <summary>只称姓氏.</summary>
    Surname,

    /// <summary>匿名.</summary>
    Nameless,
}

/// <summary>Where it stands.</summary>
public enum CommendationState
{
    /// <summary>已转达.</summary>
    PassedOn,

    /// <summary>待答复: a suggestion nobody answered yet.</summary>
    Pending,

    /// <summary>已答复.</summary>
    Answered,
}

/// <summary>What becomes of a suggestion.</summary>
public enum SuggestionVerdict
{
    /// <summary>采纳.</summary>
    Adopted,

    /// <summary>部分采纳.</summary>
    Partly,

    /// <summary>暂不采纳.</summary>
    Declined,
}
