namespace HospitalCrm.Core.Archive;

/// <summary>One lab or exam report as a line.</summary>
public sealed record ReportRow(ReportKey Key, DateTimeOffset At)
{
    /// <summary>Null where it is covered.</summary>
    public string? Name { get; init; }

    /// <summary>检查类别, a code; labs have none.</summary>
    public string? ExamKind { get; init; }

    public string? Impression { get; init; }

    public int Items { get; init; }

    /// <summary>The results that are not normal, in short: what is looked for first.</summary>
    public IReadOnlyList<LabLine> Abnormal { get; init; } = [];

    public bool IsAbnormal { get; init; }

    public bool IsCorrected { get; init; }

    /// <summary>Sensitive: that there is one is told, no more.</summary>
    public bool IsCovered { get; init; }
}

/// <param name="Kind">Lab or exam: each has a table of its own.</param>
public readonly record struct ReportKey(ReportKind Kind, Guid Id);

public enum ReportKind
{
    Lab,
    Exam,
}

/// <summary>检验项目 with its value as printed.</summary>
/// <param name="Flag">N H L HH LL A AA.</param>
public sealed record LabLine(string? ItemCode, string ItemName, string? Value, string? Unit, string? Reference, string? Flag)
{
    public bool IsAbnormal => Flag is { Length: > 0 } and not "N";

    public bool IsHigh => Flag is "H" or "HH";

    public bool IsLow => Flag is "L" or "LL";

    /// <summary>危急.</summary>
    public bool IsCritical => Flag is "HH" or "LL" or "AA";
}

/// <summary>A report in full.</summary>
public sealed record ReportDetail(ReportRow Row)
{
    public IReadOnlyList<LabLine> Lines { get; init; } = [];

    public string? Finding { get; init; }

    public string? Impression { get; init; }

    public DateTimeOffset? ExaminedAt { get; init; }
}

/// <param name="AbnormalOnly">Sensitive ones are not among them: whether they are normal is what is covered.</param>
public sealed record ReportQuery(bool AbnormalOnly = false, ReportKind? Kind = null, TimeCursor? After = null);

public sealed record ReportPage(IReadOnlyList<ReportRow> Reports, bool HasMore);
