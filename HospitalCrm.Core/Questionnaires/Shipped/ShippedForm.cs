namespace HospitalCrm.Core.Questionnaires.Shipped;

/// <summary>A questionnaire the product brings.</summary>
public sealed record ShippedForm(string Code, string Name, QuestionnaireKind Kind, QuestionSet Set)
{
    /// <summary>Parts of the names of departments it is meant for.</summary>
    public IReadOnlyList<string> Departments { get; init; } = [];
}
