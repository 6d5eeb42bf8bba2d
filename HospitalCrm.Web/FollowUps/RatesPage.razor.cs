using System.Globalization;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Rates;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.FollowUps;

/// <summary>随访率.</summary>
public sealed partial class RatesPage
{
    private static readonly int[] Spans = [30, 90, 365];

    private static readonly RateColumn[] Rates =
    [
        new("coverage", rate => rate.Asked, rate => rate.Discharged, "/follow-ups/discharges?isAlive=True&isAsked=True&discharge=", "/follow-ups/discharges?isAlive=True&discharge="),
        new("contact", rate => rate.Reached, rate => rate.Called, "/follow-ups/all?followUpMeasure=Reached&due=", "/follow-ups/all?followUpMeasure=Called&due="),
        new("on-time", rate => rate.OnTime, rate => rate.Judged, "/follow-ups/all?followUpMeasure=OnTime&due=", "/follow-ups/all?followUpMeasure=Judged&due="),
        new("lost", rate => rate.Lost, rate => rate.Expected, "/follow-ups/all?followUpMeasure=Lost&due=", "/follow-ups/all?followUpMeasure=Expected&due="),
    ];

    private FollowUpRates? _rates;
    private Problem? _problem;
    private string _from = "";
    private string _to = "";
    private string _ward = "";
    private IReadOnlyList<WardChoice> _wards = [];
    private string? _shownWard;
    private bool _mayList;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _mayList = await Run.MayAsync(Actor, FollowUpPermissions.View);
        _wards = (await Run.RunAsync(Actor, (ReadRateWards use) => use.HandleAsync())).Value ?? [];
        await LastAsync(Spans[0]);
    }

    /// <summary>Nothing of nothing is no rate.</summary>
    private static string Share(int part, int whole) => whole == 0 ? "—" : ((double)part / whole).ToString("0.0%", CultureInfo.InvariantCulture);

    private string Url(string list, string? department) =>
        $"{list}{DateInput.Write(_rates!.From)}..{DateInput.Write(_rates.To)}" + (department is null ? "" : "&departmentCode=" + Uri.EscapeDataString(department)) + (_shownWard is null ? "" : "&wardCode=" + Uri.EscapeDataString(_shownWard));

    private Task LastAsync(int days)
    {
        var today = Clock.Today();
        (_from, _to) = (DateInput.Write(today.AddDays(1 - days)), DateInput.Write(today));
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (DateInput.Read(_from) is not { } from || DateInput.Read(_to) is not { } to)
        {
            _problem = new(ProblemKind.Refused, "Lists.BadDate", _from);
            return;
        }

        var ward = string.IsNullOrWhiteSpace(_ward) ? null : _ward.Trim();
        var outcome = await Run.RunAsync(Actor, (CountFollowUpRates use) => use.HandleAsync(from, to, null, ward));
        (_rates, _problem) = (outcome.Value ?? _rates, outcome.Problem);
        _shownWard = outcome.Value is null ? _shownWard : ward;
    }

    /// <param name="PartUrl">The list of those counted, up to its days.</param>
    /// <param name="WholeUrl">The list of those they were counted from.</param>
    private sealed record RateColumn(string Word, Func<FollowUpRate, int> Part, Func<FollowUpRate, int> Whole, string PartUrl, string WholeUrl);
}
