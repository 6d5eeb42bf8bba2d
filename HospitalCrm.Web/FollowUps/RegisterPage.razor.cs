using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Register;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.FollowUps;

/// <summary>The register over the filters the list of done ones has at this moment.</summary>
public sealed partial class RegisterPage
{
    private static readonly (string Word, string Css)[] Columns =
    [
        ("no", "r-no"), ("name", "r-name"), ("sex", "r-sex"), ("age", "r-age"), ("inpatient-no", "r-code"), ("diagnosis", "r-diagnosis"), ("left", "r-day"), ("phone", "r-phone"),
        ("at", "r-day"), ("way", "r-way"), ("situation", "r-text"), ("guidance", "r-text"), ("says", "r-says"), ("by", "r-name"), ("signature", "r-sign"),
    ];

    /// <summary>The same in the workbook.</summary>
    private static readonly string[] FileColumns = ["Patient", "Sex", "Age", "InpatientNo", "Diagnosis", "DischargedOn", "Phone", "At", "Door", "Situation", "Guidance", "PatientSays", "By"];

    private IReadOnlyDictionary<string, string> _filters = new Dictionary<string, string>();
    private RegisterSheet? _sheet;
    private Problem? _problem;
    private string? _reason;
    private bool _isBusy;
    private bool _exports;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private ListMemory Memory { get; set; } = default!;

    [Inject] private HospitalProfile Hospital { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    /// <summary>What is printed, in words: a name somebody looked for is not said on the paper.</summary>
    private string Said => string.Join(Words["SayingsAnd"], Named().DefaultIfEmpty(Words["FollowUps.RegisterAll"]));

    protected override void OnInitialized() => _filters = Memory.QueryOf(FollowUpDoneList.Definition.Name)?.Filters ?? _filters;

    private IEnumerable<string> Named() =>
        from filter in FollowUpDoneList.Definition.Filters
        where _filters.GetValueOrDefault(filter.Name) is { Length: > 0 }
        let typed = _filters[filter.Name]
        let name = Words.Filter(typeof(FollowUpDoneRow), FollowUpDoneList.Definition.Name, filter.Name)
        select filter.IsPublic || filter.IsShareable ? $"{name} {(filter.Choices.Count > 0 ? Words.Choice(typeof(FollowUpDoneRow), filter.Name, typed) : typed.Replace("..", " – ", StringComparison.Ordinal))}" : name;

    private async Task PrepareAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var outcome = await Run.RunAsync(Actor, (PrintRegister use) => use.HandleAsync(_filters, _reason ?? ""));
        (_isBusy, _sheet, _problem) = (false, outcome.Value, outcome.Problem);
    }
}
