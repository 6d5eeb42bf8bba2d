using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Lookups;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Desk;

/// <summary>新增档案. From the pop of an unknown caller (<c>?call=</c>) with the number filled in, and with whom the HIS knows by it.</summary>
public sealed partial class PatientNewPage
{
    private PatientForm? _form;
    private LookupAnswer? _lookup;
    private Id<Patient> _saved;
    private bool _isAsking;
    private int _stopped;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>The call it is made in; the number itself never stands in a URL.</summary>
    [SupplyParameterFromQuery(Name = "call")] public string? Call { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private Guid? CallId => Guid.TryParse(Call, out var id) ? id : null;

    private string DraftKey => CallId is { } call ? $"patient:new:{call}" : "patient:new";

    protected override async Task OnInitializedAsync()
    {
        var form = Blank();
        if (CallId is { } call)
        {
            var number = await Run.RunAsync(Actor, (ReadCallNumber use) => use.HandleAsync(new(call)));
            form.Numbers[0].Number = number.Value ?? "";
        }

        _form = form;
        if (form.Numbers[0].Number.Length > 0)
        {
            // The form takes input at once; the HIS may take its time.
            _ = AskAsync(form.Numbers[0].Number);
        }
    }

    private static PatientForm Blank() => new() { Numbers = [new()], Contacts = [new()] };

    private async Task AskAsync(string number)
    {
        _isAsking = true;
        var outcome = await Run.RunAsync(Actor, (LookUpInHis use) => use.HandleAsync(number));
        _lookup = outcome.Value;
        _isAsking = false;
        await InvokeAsync(StateHasChanged);
    }

    /// <summary>A fresh form with the candidate in it: what was typed before is replaced, by the user's own choice.</summary>
    private void Take(LookupCandidate candidate)
    {
        var form = Blank();
        form.Numbers[0].Number = _form!.Numbers[0].Number;
        candidate.FillInto(form);
        _form = form;
    }

    private async Task<Problem?> SaveAsync(PatientForm form)
    {
        var outcome = await Run.RunAsync(Actor, (RegisterPatient use) => use.HandleAsync(form, CallId));
        _saved = outcome.Value;
        _stopped += outcome.Problem?.Code == "Patients.SimilarExist" ? 1 : 0;
        return outcome.Problem;
    }

    private void Leave() => Nav.NavigateTo($"/patients/{_saved}");

    private void Cancel() => Nav.NavigateTo("/patients");
}
