namespace HospitalCrm.Core.Questionnaires;

/// <summary>What is to be kept as an answer sheet.</summary>
/// <param name="Edition">The very edition that was asked, though another may be in force by now.</param>
/// <param name="Opinion">What a clinician set instead of what was derived.</param>
public sealed record SheetFill(SheetSubject Subject, Guid Patient, Guid Edition, Answers Answers, AnswerDoor Door, OpinionChoice? Opinion = null);

/// <param name="Kind">A word for the kind of thing: <c>follow-up</c>.</param>
public sealed record SheetSubject(string Kind, Guid Key);

/// <summary>An edition ready to be asked.</summary>
public sealed record BlankSheet(Guid Edition, string Code, string Name, int Number, QuestionSet Set);

/// <summary>What a plan may name.</summary>
/// <param name="Department">Whose it is; null: everybody's.</param>
public sealed record QuestionnaireChoice(string Code, string Name, string? Department);
