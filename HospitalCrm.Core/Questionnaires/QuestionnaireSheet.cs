namespace HospitalCrm.Core.Questionnaires;

/// <summary>A questionnaire as its designer sees it.</summary>
/// <param name="Set">The draft, or what is asked where nothing is being written.</param>
/// <param name="Number">Which edition that is.</param>
/// <param name="TypesBefore">See <see cref="Questionnaire.TypesBefore"/>.</param>
/// <param name="UsedKeys">Of all editions, <c>question</c> and <c>question/option</c>: a key that once named something never names anything else.</param>
public sealed record QuestionnaireSheet(
    QuestionnaireForm Form,
    QuestionSet Set,
    int Number,
    QuestionnaireEditionState State,
    int? InForce,
    bool MayDesign,
    IReadOnlyDictionary<string, QuestionType> TypesBefore,
    IReadOnlySet<string> UsedKeys,
    IReadOnlyList<QuestionnaireEditionLine> Editions);

/// <param name="WrittenBy">Null: the product brought it.</param>
public sealed record QuestionnaireEditionLine(
    int Number, QuestionnaireEditionState State, int Questions, string? WrittenBy, DateTimeOffset WrittenAt, string? PublishedBy, DateTimeOffset? PublishedAt);
