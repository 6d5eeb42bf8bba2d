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
    private const string Path = "/follow-ups/rates";

    private static readonly RateColumn[] Rates =
    [
        new("coverage", rate => rate.Asked, rate => rate.Discharged, "/follow-ups/discharges?isAlive=True&isAsked=True&discharge=", "/follow-ups/discharges?isAlive=True&discharge="),
        new("contact", rate => rate.Reached, rate => rate.Called, "/follow-ups/all?followUpMeasure=Reached&due=", "/follow-ups/all?followUpMeasure=Called&due="),
        new("on-time", rate => rate.OnTime, rate => rate.Judged, "/follow-ups/all?followUpMeasure=OnTime&due=", "/follow-ups/all?followUpMeasure=Judged&due="),
        new("lost", rate => rate.Lost, rate => rate.Expected, "/follow-ups/all?followUpMeasure=Lost&due=", "/follow-ups/all?followUpMeasure=Expected&due="),
    ];

    private FollowUpRates? _rates;
    private Problem? _problem;
    private AskedPeriod _period = new(null, null, null);
    private string? _asked;
    private string _ward = "";
    private IReadOnlyList<WardChoice> _wards = [];
    private string? _shownWard;
    private bool _mayList;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [SupplyParameterFromQuery(Name = "period")] public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "days")] public string? Days { get; set; }

    [SupplyParameterFromQuery(Name = "ward")] public string? Ward { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _mayList = await Run.MayAsync(Actor, FollowUpPermissions.View);
        _wards = (await Run.RunAsync(Actor, (ReadRateWards use) => use.HandleAsync())).Value ?? [];
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Period}|{Days}|{Ward}";
        if (asked == _asked)
        {
            return;
        }

        var ward = SumDownloads.Chosen(Ward);
        (_asked, _period, _ward) = (asked, AskedPeriod.Read(Period, Days, Clock.Today()), ward ?? "");
        if (_period.Span is not { } span)
        {
            (_rates, _problem) = (null, _period.Problem);
            return;
        }

        var outcome = await Run.RunAsync(Actor, (CountFollowUpRates use) => use.HandleAsync(span.From, span.To, null, ward));
        if (asked == _asked)
        {
            (_rates, _problem, _shownWard) = (outcome.Value, outcome.Problem, ward);
        }
    }

    /// <summary>Nothing of nothing is no rate.</summary>
    private static string Share(int part, int whole) => whole == 0 ? "—" : ((double)part / whole).ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Of(string? ward) => string.IsNullOrEmpty(ward) ? "" : $"&ward={Uri.EscapeDataString(ward)}";

    private static string Said(double? minutes) => minutes is { } known ? known.ToString("#,0.#", CultureInfo.InvariantCulture) : "—";

    private string? ExportUrl => _rates is null ? null : $"{Path}/export?from={DateInput.Write(_rates.Span.From)}&to={DateInput.Write(_rates.Span.To)}{Of(_shownWard)}";

    private string OfWard => _shownWard is null ? "" : "&wardCode=" + Uri.EscapeDataString(_shownWard);

    private string Url(string list, string? department) =>
        $"{list}{AskedPeriod.Write(_rates!.Span)}" + (department is null ? "" : "&departmentCode=" + Uri.EscapeDataString(department)) + OfWard;

    private string AlertUrl(DaySpan span) => $"/alerts?raised={AskedPeriod.Write(span)}{OfWard}";

    private string ListUrl(DaySpan span) => $"/follow-ups/all?due={AskedPeriod.Write(span)}{OfWard}";

    /// <param name="PartUrl">The list of those counted, up to its days.</param>
    /// <param name="WholeUrl">The list of those they were counted from.</param>
    private sealed record RateColumn(string Word, Func<FollowUpRate, int> Part, Func<FollowUpRate, int> Whole, string PartUrl, string WholeUrl);
}
