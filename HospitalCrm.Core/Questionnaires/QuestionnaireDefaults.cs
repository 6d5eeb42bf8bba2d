using HospitalCrm.Core.Questionnaires.Shipped;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>
/// What every hospital starts with, in our own words; the three forms of public health follow the state's own. No scale that has an
/// owner is among them (docs/adr/0052).
/// </summary>
public static class QuestionnaireDefaults
{
    public const string General = "discharge-general";

    public static IReadOnlyList<ShippedForm> All { get; } =
        [.. DischargeForms.All, PsychiatryForm.National, MotherChildForms.Postpartum, MotherChildForms.Newborn, SatisfactionForm.Discharge];

    /// <summary>Which discharge template suits a department by the longest part of its name that one is meant for; the general one where none does.</summary>
    public static string For(string departmentName) =>
        All.Where(form => form.Kind == QuestionnaireKind.Discharge)
            .SelectMany(form => form.Departments, (form, part) => (form.Code, Part: part))
            .Where(meant => departmentName.Contains(meant.Part, StringComparison.Ordinal))
            .OrderByDescending(meant => meant.Part.Length)
            .Select(meant => meant.Code)
            .FirstOrDefault() ?? General;
}
