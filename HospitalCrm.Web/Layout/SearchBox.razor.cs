using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace HospitalCrm.Web.Layout;

/// <summary>Asks shortly after the last letter; the answer to older letters never takes the place of a newer one's.</summary>
public sealed partial class SearchBox
{
    // Shorter than the pause between two keys of a slow typist, longer than that of a fast one or of a scanner.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly CancellationTokenSource _gone = new();
    private Action _onGrantsChanged = () => { };
    private IReadOnlyList<PatientHit> _hits = [];
    private IReadOnlyList<KnowledgeHit> _told = [];
    private Problem? _problem;
    private string _typed = "";
    private string? _answered;
    private bool _isAsking;
    private bool _may;
    private bool _seesPatients;
    private bool _seesKnowledge;
    private int _asked;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private Grants Grants { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public void Dispose()
    {
        Grants.Changed -= _onGrantsChanged;
        Nav.LocationChanged -= OnLocationChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        _onGrantsChanged = Here.Bound(() => _ = InvokeAsync(LookAgainAsync));
        Grants.Changed += _onGrantsChanged;
        Nav.LocationChanged += OnLocationChanged;
    }

    protected override Task OnParametersSetAsync() => AskRightsAsync();

    private int Count => _hits.Count + _told.Count;

    private async Task AskRightsAsync()
    {
        (_seesPatients, _seesKnowledge) = (await Run.MayAsync(Actor, SearchPatients.Requires), await Run.MayAsync(Actor, SearchKnowledge.Requires));
        _may = _seesPatients || _seesKnowledge;
    }

    // What was shown was shown by rights that may be gone.
    private async Task LookAgainAsync()
    {
        await AskRightsAsync();
        Clear();
        StateHasChanged();
    }

    // Somebody was opened: the next search begins with an empty box.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        if (_typed.Length > 0)
        {
            Clear();
            StateHasChanged();
        }
    });

    private void Clear()
    {
        _asked++;
        (_typed, _answered, _hits, _told, _problem, _isAsking) = ("", null, [], [], null, false);
    }

    // Bound, not set: a box whose value is written back loses what was typed meanwhile.
    private async Task TypeAsync(string? typed)
    {
        var asked = ++_asked;
        _typed = typed ?? "";
        if (string.IsNullOrWhiteSpace(_typed))
        {
            (_answered, _hits, _told, _problem, _isAsking) = (null, [], [], null, false);
            return;
        }

        var text = _typed.Trim();
        _isAsking = true;
        await Task.Delay(Pause, CancellationToken.None);
        if (asked != _asked || _gone.IsCancellationRequested)
        {
            return;
        }

        // Each in a scope of its own; nobody waits for one after the other.
        var knowledge = _seesKnowledge ? Run.RunAsync(Actor, (SearchKnowledge use) => use.HandleAsync(text, _gone.Token)) : Task.FromResult<Outcome<IReadOnlyList<KnowledgeHit>>>(default);
        var patients = _seesPatients ? await Run.RunAsync(Actor, (SearchPatients use) => use.HandleAsync(text, _gone.Token)) : default;
        var told = await knowledge;
        if (asked == _asked)
        {
            (_answered, _hits, _told, _problem, _isAsking) = (text, patients.Value ?? [], told.Value ?? [], patients.Problem ?? told.Problem, false);
        }
    }

    private string Facts(PatientHit hit) => string.Join(" · ", new[] { hit.Sex == Sex.Unknown ? "" : Words.Value(hit.Sex), Words.Value(hit.Age), hit.MedicalRecordNo ?? "", hit.Phone }.Where(fact => fact.Length > 0));

    private string Facts(KnowledgeHit told) => string.Join(" · ", new[] { told.Department ?? "", told is { FromOn: { } from, UntilOn: { } until } ? Words["Knowledge.Days", from, until] : "", told.Answer }.Where(fact => fact.Length > 0));

    private string Why(PatientHit hit) => hit.Matter is { } matter ? Words["SearchWhy", hit.Why, matter] : Words.Value(hit.Why);
}
