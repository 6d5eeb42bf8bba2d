using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Patients;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Radzen;

namespace HospitalCrm.Web.Archive;

/// <summary>患者健康档案 of one person. Any record's key opens it; the tab stands in the URL.</summary>
public sealed partial class PatientPage : IDisposable
{
    private static readonly string[] Tabs = ["home", "interactions", "medical", "charges", "changes", "access"];

    private readonly Dictionary<string, ElementReference> _tabs = [];
    private IReadOnlyList<string> _open = Tabs;
    private PatientArchive? _archive;
    private Problem? _problem;
    private Action _onEmergency = () => { };
    private Action<Id<Patient>> _onStanding = _ => { };
    private ITimer? _closing;
    private bool _isGone;
    private bool _walks;
    private string? _shown;
    private string _tab = "home";
    private bool _asksDelete;
    private bool _restricts;
    private bool _writes;
    private bool _guides;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }

    /// <summary>A class of interactions, or <c>spoken</c>: what a card's door asks for.</summary>
    [SupplyParameterFromQuery(Name = "about")] public string? About { get; set; }

    [SupplyParameterFromQuery(Name = "visits")] public string? Visits { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private ListMemory Memory { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    [Inject] private EmergencyBoard Emergencies { get; set; } = default!;

    [Inject] private StandingBoard Standings { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    public void Dispose()
    {
        _isGone = true;
        Emergencies.Changed -= _onEmergency;
        Standings.Changed -= _onStanding;
        _closing?.Dispose();
        Gate.Release(this);
    }

    protected override void OnInitialized()
    {
        _onEmergency = Here.Bound(() => _ = InvokeAsync(LookAgainAsync));
        Emergencies.Changed += _onEmergency;
        var look = Here.Bound(() => _ = InvokeAsync(StandAgainAsync));
        _onStanding = patient =>
        {
            if (_archive?.Records.Any(record => record.Id == patient) == true)
            {
                look();
            }
        };
        Standings.Changed += _onStanding;
    }

    /// <summary>He was marked as deceased meanwhile, or his records were grouped: what is on the screen says so.</summary>
    private async Task StandAgainAsync()
    {
        await ReopenAsync();
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Key)
        {
            _tab = Known(Tab);
            return;
        }

        // Opening is logged: once a visit, not once a tab.
        _shown = Key;
        Gate.Hold(this);
        _archive = null;
        _problem = null;
        _open = await OpenTabsAsync();
        _tab = Known(Tab);
        _walks = Memory.KeysOf(PatientList.Definition.Name).Contains(Key);
        await ShowAsync();
        Gate.Release(this);
    }

    /// <summary>After a restriction was set, lifted or opened: the same archive as it stands now.</summary>
    private async Task ReopenAsync()
    {
        _restricts = false;
        await ShowAsync();
    }

    /// <summary>An emergency was judged, or its time is over: an archive that was open for it alone closes on the screen too.</summary>
    private async Task LookAgainAsync()
    {
        if (_archive?.Admission.OpenUntil is not null)
        {
            await ReopenAsync();
            StateHasChanged();
        }
    }

    private async Task ShowAsync()
    {
        (_archive, _problem) = await OpenAsync();
        _closing?.Dispose();
        _closing = !_isGone && _archive?.Admission.OpenUntil is { } until
            ? Clock.CreateTimer(_ => _onEmergency(), null, until > Clock.GetUtcNow() ? until - Clock.GetUtcNow() : TimeSpan.Zero, Timeout.InfiniteTimeSpan)
            : null;
    }

    private async Task<(PatientArchive? Archive, Problem? Problem)> OpenAsync()
    {
        if (!Id<Patient>.TryParse(Key, null, out var id))
        {
            return (null, new(ProblemKind.Missing, "Patients.Missing"));
        }

        var outcome = await Run.RunAsync(Actor, (OpenPatient use) => use.HandleAsync(id));
        return (outcome.Value, outcome.Problem);
    }

    /// <summary>Stands in the task bar and the history of a shared computer: enough to tell two tabs apart.</summary>
    private string TitleOf(PatientRecord record) =>
        Words["Archive"] + (record.MedicalRecordNo is { Length: > 0 } number ? " …" + number[Math.Max(0, number.Length - 4)..] : "");

    private static PatientSecret? PhoneOf(PatientRecord record) =>
        record.Numbers is [var first, ..] ? new(record.Id, SecretField.Phone, first.Id) : null;

    private EncounterKind? VisitKind => Enum.TryParse<EncounterKind>(Visits, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private string Known(string? tab) => tab is not null && _open.Contains(tab) ? tab : "home";

    /// <summary>Not everybody who may open archives sees what somebody is treated for, or what it costs.</summary>
    private async Task<IReadOnlyList<string>> OpenTabsAsync()
    {
        var medical = await Run.MayAsync(Actor, ArchivePermissions.ViewMedical);
        var charges = await Run.MayAsync(Actor, ArchivePermissions.ViewCharges);
        return [.. Tabs.Where(tab => tab switch { "medical" => medical, "charges" => charges, _ => true })];
    }

    private void ShowTab(string tab)
    {
        // At once: a second arrow key may come before the address has changed.
        _tab = tab;
        Nav.NavigateTo(Nav.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = tab == "home" ? null : tab, ["about"] = null, ["visits"] = null }), replace: true);
    }

    /// <summary>← and → move through the tabs, as a tab list does everywhere.</summary>
    private async Task TurnTabAsync(KeyboardEventArgs key)
    {
        var step = key.Key switch
        {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => 0,
        };
        if (step != 0)
        {
            var next = _open[(_open.ToList().IndexOf(_tab) + step + _open.Count) % _open.Count];
            ShowTab(next);
            await _tabs[next].FocusAsync();
        }
    }

    /// <summary>← and → walk the list the archive was opened from, over its pages.</summary>
    private async Task WalkAsync(int by)
    {
        var next = await Memory.StepAsync(PatientList.Definition.Name, Key, by, ReadKeysAsync);
        if (next is null)
        {
            Notes.Remind(Words[by > 0 ? "NoMoreRows" : "NoRowsBefore"]);
            return;
        }

        Nav.NavigateTo($"/patients/{next}" + (_tab == "home" ? "" : $"?tab={_tab}"));
    }

    private async Task<IReadOnlyList<string>> ReadKeysAsync(ListQuery query)
    {
        var outcome = await Run.ReadAsync(Actor, PatientList.Definition, query);
        return [.. (outcome.Value?.Rows ?? []).Select(PatientList.Definition.Key.Of)];
    }

    private async Task DeleteAsync()
    {
        _asksDelete = false;
        var outcome = await Run.RunAsync(Actor, (DeletePatients use) => use.HandleAsync([_archive!.Main.Id]));
        if (outcome.Problem is { } problem)
        {
            Notes.Refused(Words.Of(problem));
            return;
        }

        Notes.Done(Words["Deleted", 1]);
        Nav.NavigateTo("/patients");
    }
}
