using System.Globalization;
using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Analytics;

/// <summary>客户资源中心首页 (S3-B.7) and 采集概况: it looks again every few seconds by itself.</summary>
public sealed partial class FeedsPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly LookingOn _looking = new();
    private ResourceCentre? _centre;
    private FeedOverview? _feeds;
    private Problem? _problem;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public void Dispose() => _looking.Dispose();

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        _looking.Begin(Time, Pause, () => InvokeAsync(async () =>
        {
            await LookAsync();
            StateHasChanged();
        }));
    }

    private async Task LookAsync()
    {
        var feeds = await Run.RunAsync(Actor, (ReadFeeds use) => use.HandleAsync(_looking.Left));
        var centre = await Run.RunAsync(Actor, (ReadResourceCentre use) => use.HandleAsync(_looking.Left));
        _problem = feeds.Problem ?? (centre.Problem is { Kind: ProblemKind.Stale } ? null : centre.Problem);
        (_feeds, _centre) = (feeds.Value ?? _feeds, centre.Value ?? _centre);
    }

    /// <summary>In the document's own words and order.</summary>
    private static IEnumerable<(string Key, long Value)> Figures(ResourceDay day) =>
        [("total", day.Resources), ("new", day.NewResources), ("clients", day.Clients), ("new-clients", day.NewClients), ("views", day.Views)];

    /// <summary>The document writes 今日访问档案(次), and so does the page.</summary>
    private string Label(string key) => key == "views" ? $"{Words["Resource.views"]}({Words["Resource.times"]})" : Words["Resource." + key];

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private string Ago(TimeSpan since) => since < TimeSpan.FromMinutes(1) ? Words["Feeds.JustNow"] : Words["Feeds.Ago", Span(since)];

    private string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => Words["Feeds.Seconds", (int)span.TotalSeconds],
        { TotalHours: < 1 } => Words["Feeds.Minutes", (int)span.TotalMinutes],
        { TotalDays: < 2 } => Words["Feeds.Hours", (int)span.TotalHours],
        _ => Words["Feeds.Days", (int)span.TotalDays],
    };
}
