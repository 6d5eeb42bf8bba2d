namespace HospitalCrm.Core.Questionnaires;

/// <summary>An answer sheet, opened: the form as it was then.</summary>
/// <param name="IsGenuine">False: questions or answers are not those that were kept.</param>
public sealed record SheetReading(
    Guid Id,
    string Code,
    string Name,
    int Number,
    QuestionSet Set,
    Answers Answers,
    IReadOnlyList<RedFlag> Flags,
    decimal? Score,
    DerivedOpinion? Derived,
    SetOpinion? Opinion,
    AnswerDoor Door,
    string FilledBy,
    DateTimeOffset FilledAt,
    bool IsGenuine)
{
    /// <summary>Raised with every opinion that is set.</summary>
    public int Version { get; init; }

    public Guid Patient { get; init; }
}

/// <param name="By">A staff number.</param>
public sealed record SetOpinion(string Opinion, string Why, string By, DateTimeOffset At);

/// <summary>What was found when the sheet was filled in.</summary>
internal sealed record SheetFindings(IReadOnlyList<RedFlag> Flags, decimal? Score, DerivedOpinion? Opinion);
