using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>What the analysis knows of one complaint.</summary>
internal sealed class ComplaintFact
{
    private int _marks;

    public required Id<Complaint> Id { get; init; }

    public required int Day { get; init; }

    public required int Hour { get; init; }

    public required string? Department { get; init; }

    public required string Category { get; init; }

    public required ComplaintSource Source { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset? FeedbackAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required ComplaintSatisfaction? Satisfaction { get; init; }

    /// <summary>Confidential, and about whoever reads.</summary>
    public required bool IsAboutReader { get; init; }

    public void Mark(ComplaintMeasure measure) => _marks |= 1 << (int)measure;

    public bool Is(ComplaintMeasure measure) => measure switch
    {
        ComplaintMeasure.Told => FeedbackAt is not null,
        ComplaintMeasure.Ended => EndedAt is not null,
        ComplaintMeasure.Rated => Satisfaction is not null,
        ComplaintMeasure.Content => Satisfaction is ComplaintSatisfaction.Satisfied or ComplaintSatisfaction.Fairly,
        _ => (_marks & (1 << (int)measure)) != 0,
    };

    public DateOnly On => DateOnly.FromDayNumber(Day);

    public string DepartmentKey => IsAboutReader ? ComplaintFilters.None : Department ?? ComplaintFilters.None;

    public string CategoryKey => IsAboutReader ? ComplaintFilters.None : Category;
}
