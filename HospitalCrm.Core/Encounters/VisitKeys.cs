namespace HospitalCrm.Core.Encounters;

/// <summary>
/// How facts name their visit: <c>type:number</c>, because numbers of outpatient visits, stays and check-ups may be the same. Outpatient
/// and emergency share one row of numbers, and one letter here: a visit that becomes an emergency keeps its facts.
/// </summary>
public static class VisitKeys
{
    /// <summary>CV09.00.404.</summary>
    public const string Outpatient = "1";

    public const string Emergency = "2";

    public const string Inpatient = "3";

    /// <summary>其他, in practice the check-up.</summary>
    public const string CheckUp = "9";

    public static string Of(string visitType, string visitId) => $"{(visitType == Emergency ? Outpatient : visitType)}:{visitId}";

    /// <summary>Null where the source does not say which visit it was.</summary>
    public static string? OrNone(string? visitType, string? visitId) => string.IsNullOrEmpty(visitType) || string.IsNullOrEmpty(visitId) ? null : Of(visitType, visitId);
}
