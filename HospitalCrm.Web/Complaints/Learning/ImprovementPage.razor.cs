using HospitalCrm.Core.Complaints.Learning;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Complaints.Learning;

/// <summary>One corrective action: what is to be done, by whom, and what became of it.</summary>
public sealed partial class ImprovementPage
{
    private CorrectiveSheet? _sheet;
    private CorrectionStart _staff = new(new(), null, []);
    private CorrectiveActForm? _form;
    private Problem? _problem;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private Id<CorrectiveAction> One => Id<CorrectiveAction>.TryParse(Key, null, out var id) ? id : default;

    protected override Task OnParametersSetAsync() => _sheet?.Id == One ? Task.CompletedTask : ReadAsync();

    private static string Word(CorrectiveAct act) => act switch
    {
        CorrectiveAct.SendBack => "improvement-back",
        _ => "improvement-" + act.ToString().ToLowerInvariant(),
    };

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadCorrection use) => use.HandleAsync(One));
        (_sheet, _problem) = (outcome.Value, outcome.Problem);
    }

    private async Task PressAsync(CorrectiveAct act)
    {
        var form = new CorrectiveActForm { Act = act };
        if (act == CorrectiveAct.Reassign)
        {
            (form.Owner, form.DueOn) = (_sheet!.OwnerNo, _sheet.DueOn < Clock.Today() ? null : _sheet.DueOn);
            _staff = (await Run.RunAsync(Actor, (ReadCorrectionStart use) => use.HandleAsync(null, null))).Value ?? _staff;
        }

        _form = form;
    }

    private async Task<Problem?> SaveAsync(CorrectiveActForm form) => form.Act switch
    {
        CorrectiveAct.Evidence => (await Run.RunAsync(Actor, (ProveCorrection use) => use.HandleAsync(One, form))).Problem,
        CorrectiveAct.Reassign => (await Run.RunAsync(Actor, (ReassignCorrection use) => use.HandleAsync(One, form))).Problem,
        _ => (await Run.RunAsync(Actor, (CheckCorrection use) => use.HandleAsync(One, form))).Problem,
    };

    private async Task SavedAsync()
    {
        _form = null;
        await ReadAsync();
    }
}
