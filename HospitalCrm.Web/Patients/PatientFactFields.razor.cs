using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Patients;

public sealed partial class PatientFactFields : IDisposable
{
    private static readonly PatientKind[] Kinds = Enum.GetValues<PatientKind>();
    private static readonly string?[] Abo = Codes(ArchiveCodes.Abo);
    private static readonly string?[] Rh = Codes(ArchiveCodes.Rh);
    private static readonly string?[] Insurances = Codes(ArchiveCodes.Insurance);
    private static readonly string?[] Ethnics = Codes(ArchiveCodes.Ethnic);
    private static readonly string?[] Maritals = Codes(ArchiveCodes.Marital);

    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["health"] = [nameof(PatientForm.BloodAbo), nameof(PatientForm.BloodRh), nameof(PatientForm.Allergies), nameof(PatientForm.PastHistory)],
        ["social"] =
        [
            nameof(PatientForm.Kind), nameof(PatientForm.Email), nameof(PatientForm.InsuranceCode), nameof(PatientForm.InsuranceNo), nameof(PatientForm.NativePlace),
            nameof(PatientForm.EthnicCode), nameof(PatientForm.MaritalCode),
        ],
        ["life"] = [nameof(PatientForm.Habits), nameof(PatientForm.Diet), nameof(PatientForm.Hobbies)],
    };

    // Only what was opened for an error: opening and closing by hand is the browser's own affair.
    private readonly HashSet<string> _opened = [];
    private EditContext? _watched;

    [CascadingParameter] public EditContext Context { get; set; } = default!;

    [Parameter, EditorRequired] public PatientForm Form { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public void Dispose() => Leave();

    protected override void OnParametersSet()
    {
        if (_watched != Context)
        {
            Leave();
            _watched = Context;
            _watched.OnValidationStateChanged += OnValidated;
        }
    }

    private static string?[] Codes(IReadOnlyList<StandardCode> table) => [.. table.Select(row => row.Code)];

    private void Leave()
    {
        if (_watched is not null)
        {
            _watched.OnValidationStateChanged -= OnValidated;
        }
    }

    /// <summary>What is wrong must not hide behind a heading.</summary>
    private void OnValidated(object? sender, ValidationStateChangedEventArgs change)
    {
        var wrong = Groups.Where(group => group.Value.Any(field => Context.GetValidationMessages(Context.Field(field)).Any())).Select(group => group.Key).ToList();
        if (wrong.Exists(_opened.Add))
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private string Filled(params ReadOnlySpan<string?> values)
    {
        var filled = 0;
        foreach (var value in values)
        {
            filled += string.IsNullOrWhiteSpace(value) ? 0 : 1;
        }

        return filled == 0 ? "" : Words["FactsCount", filled];
    }
}
