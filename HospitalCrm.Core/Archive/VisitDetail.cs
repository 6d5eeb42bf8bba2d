using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>What is known of one visit: facts only, the documents stay in the EMR (S2-1.4).</summary>
public sealed record VisitDetail(VisitRow Visit)
{
    /// <summary>接诊时间.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? InpatientNo { get; init; }

    public string? Ward { get; init; }

    public string? BedNo { get; init; }

    /// <summary>治疗结果, a code.</summary>
    public string? Outcome { get; init; }

    /// <summary>离院方式, a code.</summary>
    public string? DischargeWay { get; init; }

    /// <summary>门诊摘要, 出院小结.</summary>
    public string? Summary { get; init; }

    public string? Advice { get; init; }

    public DateOnly? NextVisitOn { get; init; }

    public string? NextVisitNote { get; init; }

    /// <summary>体检套餐.</summary>
    public string? Package { get; init; }

    public string? Organisation { get; init; }

    /// <summary>总检结论.</summary>
    public string? Conclusion { get; init; }

    public bool IsAbnormal { get; init; }

    /// <summary>Something of it is sensitive and not shown.</summary>
    public bool IsCovered { get; init; }

    /// <summary>Whether the EMR has documents of it that open by a link.</summary>
    public bool HasDocuments { get; init; }

    public IReadOnlyList<VisitDiagnosis> Diagnoses { get; init; } = [];

    public IReadOnlyList<VisitOperation> Operations { get; init; } = [];

    public IReadOnlyList<VisitMedicine> Medicines { get; init; } = [];

    public IReadOnlyList<ReportRow> Reports { get; init; } = [];
}

public sealed record VisitDiagnosis(string? Code, string Name, bool IsMain, DateTimeOffset? At);

public sealed record VisitOperation(string? Code, string Name, DateTimeOffset? At, string? Surgeon, string? Level, bool IsDone);

/// <param name="Name">Null where it is sensitive and covered.</param>
/// <param name="Told">What the patient was told.</param>
public sealed record VisitMedicine(PrescriptionKind Kind, string GroupNo, string? Name, string? Strength, string? Usage, string? Told, string? Quantity, int? Days, DateTimeOffset? At, string? Doctor, bool IsDispensed);
