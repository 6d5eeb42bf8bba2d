namespace HospitalCrm.Core.Questionnaires;

/// <summary>Why a questionnaire cannot be published yet.</summary>
/// <param name="Question">At which question; null for the rules of the whole.</param>
/// <param name="Code">A text key of this room.</param>
public sealed record DesignProblem(string? Question, string Code, IReadOnlyList<object?> Args);
