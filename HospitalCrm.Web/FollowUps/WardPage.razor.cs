using System.Globalization;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.FollowUps;

/// <summary>护士长. Brings itself up to date when somebody takes, gives or ends a follow-up of the department it shows, and every minute.</summary>
public sealed partial class WardPage
{
    private static readonly int[] Spans = [7, 30, 90];
    private static readonly string[] Columns = ["open", "due", "overdue", "held", "done-today", "done"];

    // However much happens, no more than a question in two seconds and page.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private WardBoard? _board;
    private WardNurse? _from;
    private Problem? _problem;
    private Problem? _refused;
    private Action<IReadOnlyCollection<FollowUpMoved>> _onMoved = _ => { };
    private CalmLook _look = default!;
    private ITimer? _timer;
    private string? _department;
    private string? _ward;
    private int _days = Spans[0];
    private int _asked;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private FollowUpBoard Board { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public void Dispose()
    {
        Gate.Release(this);
        Board.Moved -= _onMoved;
        _look.Dispose();
        _timer?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Gate.Hold(this);
        _look = new(Clock, Pause, Here.Bound(() => _ = InvokeAsync(LookAgainAsync)));
        _onMoved = Here.Bound<IReadOnlyCollection<FollowUpMoved>>(moved =>
        {
            if (_board is { } shown && moved.Any(one => (shown.Place.Department ?? one.DepartmentCode) == one.DepartmentCode && (shown.Place.Ward ?? one.WardCode) == one.WardCode))
            {
                _look.Want();
            }
        });
        Board.Moved += _onMoved;
        _timer = Clock.CreateTimer(_ => _look.Want(), null, Every, Every);
        await ReadAsync(isAgain: false);
        Gate.Release(this);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<(string Word, int Value, string? Url)> Shares(WardNurse nurse)
    {
        var who = Uri.EscapeDataString(nurse.StaffNo ?? FollowUpTasksList.Nobody);
        yield return ("open", nurse.Open, Open($"assignee={who}"));
        yield return ("due", nurse.Due, Open($"followUpStage=InQueue&assignee={who}"));
        yield return ("overdue", nurse.Overdue, Open($"followUpStage=InQueue&due=..{Day(_board!.OverdueTo)}&assignee={who}"));
        yield return ("held", nurse.Held, nurse.StaffNo is null ? null : Open($"followUpStage=Held&holder={who}"));
        yield return ("done-today", nurse.DoneToday, nurse.StaffNo is null ? null : Done(who, _board.Today));
        yield return ("done", nurse.Done, nurse.StaffNo is null ? null : Done(who, _board.From));
    }

    private string Open(string query) => Within("/follow-ups/open", query);

    private string All(string query) => Within("/follow-ups/all", query);

    private string Discharges(string more) => Within("/follow-ups/discharges", $"discharge={Day(_board!.Today)}..{Day(_board.Today)}{more}");

    private string Done(string? who, DateOnly from) => Within("/follow-ups/done", $"calledOn={Day(from)}..{Day(_board!.Today)}" + (who is null ? "" : "&by=" + who));

    /// <summary>The list holds the same part of the hospital as the figure.</summary>
    private string Within(string page, string query)
    {
        var parts = new List<string>();
        if (query.Length > 0)
        {
            parts.Add(query);
        }

        if (_board!.Place.Department is { } department)
        {
            parts.Add("departmentCode=" + Uri.EscapeDataString(department));
        }

        if (_board.Place.Ward is { } ward)
        {
            parts.Add("wardCode=" + Uri.EscapeDataString(ward));
        }

        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";
    }

    private Task DepartmentAsync(ChangeEventArgs change)
    {
        (_department, _ward) = (Chosen(change), null);
        return ReadAsync(isAgain: false);
    }

    private Task WardAsync(ChangeEventArgs change)
    {
        _ward = Chosen(change);
        return ReadAsync(isAgain: false);
    }

    private Task SpanAsync(int days)
    {
        _days = days;
        return ReadAsync(isAgain: true);
    }

    private static string? Chosen(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } code ? code : null;

    private async Task LookAgainAsync()
    {
        await ReadAsync(isAgain: true);
        StateHasChanged();
    }

    private async Task ReadAsync(bool isAgain)
    {
        var asked = ++_asked;
        var outcome = await Run.RunAsync(Actor, (ReadWard use) => use.HandleAsync(_department, _ward, _days, isAgain));
        if (asked == _asked)
        {
            // What may not be seen any more does not stay.
            (_board, _problem) = (outcome.Value, outcome.Problem);
        }
    }

    private async Task TakeOverAsync(string? to)
    {
        var nurse = _from!;
        var outcome = await Run.RunAsync(Actor, (TakeOverFollowUps use) => use.HandleAsync(nurse.StaffNo!, to, _board!.Place));
        _refused = outcome.Problem;
        if (outcome.Value is { } answer)
        {
            _from = null;
            await ReadAsync(isAgain: true);
            Notes.Done(answer.Held == 0 ? Words["FollowUps.Given", answer.Given] : Words["FollowUps.GivenBut", answer.Given, answer.Held, nurse.Name]);
        }
    }
}
