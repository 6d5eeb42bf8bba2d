namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>What is counted of one month. Names stand in it as they were then; nothing of a complainant does.</summary>
public sealed record MonthlyFigures
{
    public required string Month { get; init; }

    public int Received { get; init; }

    public int Anonymous { get; init; }

    /// <summary>Whose number had complained within the 90 days before.</summary>
    public int Repeated { get; init; }

    /// <summary>Received in the month: answered within the statutory time, later, and not yet.</summary>
    public int InTime { get; init; }

    public int Late { get; init; }

    public int Unanswered { get; init; }

    public IReadOnlyList<FigureLine> Categories { get; init; } = [];

    public IReadOnlyList<FigureLine> Departments { get; init; } = [];

    public IReadOnlyList<FigureLine> Sources { get; init; } = [];

    /// <summary>Ended in the month, by how.</summary>
    public IReadOnlyList<FigureLine> Ends { get; init; } = [];

    public IReadOnlyList<FigureLine> Satisfaction { get; init; } = [];

    public int CorrectionsDemanded { get; init; }

    public int CorrectionsEffective { get; init; }

    /// <summary>Open and over their day when the figures were taken.</summary>
    public int CorrectionsOverdue { get; init; }

    public int Meetings { get; init; }

    public IReadOnlyList<FigureLine> Commendations { get; init; } = [];
}

/// <param name="Key">An enum's value or a code.</param>
/// <param name="Name">What a code was called then; null for an enum's value.</param>
public sealed record FigureLine(string Key, string? Name, int Count);
