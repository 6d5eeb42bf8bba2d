namespace HospitalCrm.Core.Questionnaires;

/// <summary>What a form finds in its answers.</summary>
/// <param name="Asked">In order; closed branches are left out.</param>
/// <param name="Kept">What may be kept: answers of questions that were asked, and that can be meant.</param>
/// <param name="Problems">None: it may be saved.</param>
/// <param name="Score">Null where nothing that counts was answered.</param>
/// <param name="Opinion">Of the first rule that holds.</param>
public sealed record AnswerCheck(
    IReadOnlyList<Question> Asked, Answers Kept, IReadOnlyList<AnswerProblem> Problems, IReadOnlyList<RedFlag> Flags, decimal? Score, DerivedOpinion? Opinion);

/// <param name="Code">A text key of this room.</param>
public sealed record AnswerProblem(string Question, string Code, IReadOnlyList<object?> Args);

/// <summary>异常预警, with what was asked and answered.</summary>
public sealed record RedFlag(string Question, string QuestionText, string AnswerText, string Why);

/// <param name="Why">The rule's own reason and the answers that fulfilled it.</param>
public sealed record DerivedOpinion(string Opinion, string Guidance, string Why);

/// <summary>What a clinician set instead of what was derived.</summary>
public sealed record OpinionChoice(string Opinion, string Why);
