using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>档案主页 (S3-B.11): what must be seen before a word is said.</summary>
public sealed record ArchiveHome
{
    public required IReadOnlyDictionary<EncounterKind, int> Visits { get; init; }

    /// <summary>复诊: the earliest one ahead, or the last one missed.</summary>
    public NextVisit? NextVisit { get; init; }

    /// <summary>Null where the reader does not see the medical dimension.</summary>
    public IReadOnlyList<HomeDiagnosis>? Diagnoses { get; init; }

    /// <summary>Null where the reader does not see the medical dimension.</summary>
    public IReadOnlyList<HomeOperation>? Operations { get; init; }

    /// <summary>Null where the reader does not see costs.</summary>
    public ChargeOverview? Charges { get; init; }

    /// <summary>Null where the reader does not see messages.</summary>
    public MessageOverview? Messages { get; init; }

    public required IReadOnlyList<OpenItem> Open { get; init; }

    /// <summary>The last contacts, newest first.</summary>
    public IReadOnlyList<Interaction> Contacts { get; init; } = [];

    public IReadOnlyList<HomeConsent> Consents { get; init; } = [];

    public IReadOnlyList<HomeRelation> Relations { get; init; } = [];
}

/// <param name="Note">What for; null also where the reader does not see the medical dimension.</param>
public sealed record NextVisit(DateOnly On, string? Department, string? Note, bool IsPast);

/// <param name="Times">At how many visits it was named.</param>
public sealed record HomeDiagnosis(string Name, string? Code, DateOnly LastOn, EncounterKind Kind, string? Department, int Times);

public sealed record HomeOperation(string Name, DateTimeOffset? At, string? Surgeon, bool IsDone);

/// <param name="Sent">Messages that went out, or may have.</param>
/// <param name="OpenReplies">Replies nobody saw to yet.</param>
public sealed record MessageOverview(int Sent, int Replies, int OpenReplies);

public sealed record ChargeOverview(decimal ThisYear, decimal LastTwelveMonths, decimal Total);

/// <summary>待办 about this person, whatever room it is of.</summary>
/// <param name="Args">What the words of the kind name: a count, a day, an amount.</param>
public sealed record OpenItem(OpenItemKind Kind, params object?[] Args);

public enum OpenItemKind
{
    /// <summary>拒绝联系 by a channel, also for what the treatment needs.</summary>
    DoNotContact,

    /// <summary>在院.</summary>
    InHospital,

    /// <summary>未接来电 that nobody has answered since.</summary>
    MissedCalls,

    /// <summary>预交金 below its line.</summary>
    PrepayLow,

    /// <summary>复诊 within two weeks.</summary>
    VisitDue,

    /// <summary>复诊 was due and nobody came.</summary>
    VisitMissed,

    /// <summary>个人信息请求 not answered yet.</summary>
    DataRequest,

    /// <summary>紧急调阅 nobody has judged yet; only for those who judge.</summary>
    EmergencyWaiting,
}
