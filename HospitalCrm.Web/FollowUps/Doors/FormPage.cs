using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Web.FollowUps.Doors;

/// <summary>What one answer of the server to a patient's browser shows.</summary>
public sealed record FormPage
{
    public required FormPaper Paper { get; init; }

    /// <summary>The questionnaire and what follows it, as one form.</summary>
    public QuestionSet All => new() { Questions = [.. Paper.Questions?.Set.Questions ?? [], .. Paper.Satisfaction?.Questions ?? []] };

    /// <summary>All that was typed, right or wrong.</summary>
    public Answers Answers { get; init; } = Answers.None;

    public IReadOnlyList<AnswerProblem> Problems { get; init; } = [];

    /// <summary>What is wrong with who he says he is.</summary>
    public string? Problem { get; init; }

    public bool IsEmpty { get; init; }

    public bool HasChanged { get; init; }

    /// <summary>The form had stood open for too long.</summary>
    public bool IsExpired { get; init; }

    public bool IsBusy { get; init; }

    public string TokenField { get; init; } = "";

    public string TokenValue { get; init; } = "";

    public static FormPage Busy() => new() { Paper = new() { Closed = FormClosed.Unknown }, IsBusy = true };
}
