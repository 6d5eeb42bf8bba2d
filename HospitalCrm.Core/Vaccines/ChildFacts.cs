using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Vaccines;

/// <summary>What of a child decides which doses it needs and when.</summary>
public sealed record ChildFacts(DateOnly BornOn, Sex Sex)
{
    public IReadOnlyList<GivenDose> Given { get; init; } = [];

    public IReadOnlyList<HeldDose> Held { get; init; } = [];
}

/// <param name="No">Null: not told; it is counted by its day.</param>
/// <param name="On">Null: only that it was given is known.</param>
public sealed record GivenDose(string Vaccine, int? No, DateOnly? On);

/// <summary>暂缓, or a reason to leave the family in peace.</summary>
/// <param name="Vaccine">Null: all of them.</param>
/// <param name="Until">Null: until somebody lifts it.</param>
public sealed record HeldDose(string? Vaccine, DateOnly? Until);
