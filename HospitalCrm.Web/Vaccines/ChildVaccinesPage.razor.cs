using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Vaccines;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Vaccines;

/// <summary>接种情况 of one child: which doses it has and needs; ticked, put off and taken back here.</summary>
public sealed partial class ChildVaccinesPage
{
    private ChildReading? _child;
    private Problem? _problem;
    private ChildDose? _gives;
    private bool _holds;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private Id<Patient> Patient => Id<Patient>.TryParse(Key, null, out var id) ? id : default;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private static TagTone ToneOf(DoseState state) => state switch
    {
        DoseState.Overdue => TagTone.Danger,
        DoseState.Due or DoseState.Deferred => TagTone.Warning,
        DoseState.Soon => TagTone.Info,
        DoseState.Given => TagTone.Good,
        _ => TagTone.Plain,
    };

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadChildVaccines use) => use.HandleAsync(Patient));
        (_child, _problem) = (outcome.Value, outcome.Problem);
    }

    private Task SavedAsync()
    {
        (_gives, _holds) = (null, false);
        return ReadAsync();
    }

    private async Task UndoAsync(KnownDose dose) => await AfterAsync(await Run.RunAsync(Actor, (TakeDoseBack use) => use.HandleAsync(dose.Id)));

    private async Task LiftAsync(ChildHold hold) => await AfterAsync(await Run.RunAsync(Actor, (LiftHold use) => use.HandleAsync(hold.Id)));

    private async Task AfterAsync(Outcome<bool> outcome)
    {
        await ReadAsync();
        _problem = outcome.Problem ?? _problem;
    }
}
