using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Segments;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Patients;

/// <summary>客群. What is stored is shown at once; while the page is open, counts grow fresh one after the other.</summary>
public sealed partial class SegmentsPage
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<Id<SavedView>, SegmentTally> _counts = [];
    private IReadOnlyList<SegmentRow>? _rows;
    private SegmentRow? _dropping;
    private Problem? _problem;
    private bool _isCounting;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private ListMemory Memory { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = InvokeAsync(StayFreshAsync);
        }
    }

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadSegments use) => use.HandleAsync(_gone.Token));
        (_rows, _problem) = (outcome.Value ?? [], outcome.Problem);
        foreach (var row in _rows)
        {
            if (row is { Count: { } count, CountedAt: { } at })
            {
                _counts[row.Id] = new(count, at);
            }
        }
    }

    private async Task StayFreshAsync()
    {
        try
        {
            while (true)
            {
                await CountAsync(anew: false);
                await Task.Delay(Between, _gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private async Task CountAsync(bool anew)
    {
        if (_isCounting)
        {
            return;
        }

        _isCounting = true;
        foreach (var row in _rows ?? [])
        {
            var outcome = await Run.RunAsync(Actor, (CountSegment use) => use.HandleAsync(row.Id, anew, _gone.Token));
            if (outcome.Value is { } tally)
            {
                _counts[row.Id] = tally;
            }
            else if (outcome.Problem is { Kind: not ProblemKind.Missing } problem)
            {
                _problem = problem;
                break;
            }

            StateHasChanged();
        }

        _isCounting = false;
        StateHasChanged();
    }

    /// <summary>Into the list, which finds the question in its memory: names and numbers never stand in the URL.</summary>
    private void Open(SegmentRow row)
    {
        var known = row.Question.Filters.Where(filter => PatientList.Definition.Filters.Any(other => other.Name == filter.Key)).ToDictionary(filter => filter.Key, filter => filter.Value);
        Memory.Keep(PatientList.Definition.Name, new() { Filters = known }, []);
        Nav.NavigateTo("/patients");
    }

    private async Task DropAsync()
    {
        var outcome = await Run.RunAsync(Actor, (DropView use) => use.HandleAsync(_dropping!.Id));
        _dropping = null;
        await ReadAsync();
        _problem = outcome.Problem;
    }

    private string Asks(SegmentRow row)
    {
        var asked = row.Question.Filters.Where(filter => filter.Value.Length > 0)
            .Select(filter => Words["SearchWhy", Words.Filter(typeof(PatientRow), PatientList.Definition.Name, filter.Key), Value(filter.Key, filter.Value)])
            .ToList();
        return asked.Count == 0 ? Words["SegmentEverybody"] : string.Join(Words["SegmentAnd"], asked);
    }

    private string Value(string filter, string typed) => PatientList.Definition.Filters.FirstOrDefault(known => known.Name == filter) switch
    {
        { Kind: FilterKind.Choice } => Words.Choice(typeof(PatientRow), filter, typed),
        { Kind: FilterKind.DateRange } => typed.Replace("..", " – ", StringComparison.Ordinal),
        _ => typed,
    };
}
