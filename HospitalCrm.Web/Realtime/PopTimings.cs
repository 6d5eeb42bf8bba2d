using System.Diagnostics.Metrics;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>Ring to screen, measured in the product on the server's clock: event received → in a tab's DOM, and → painted.</summary>
public sealed class PopTimings : IAsyncDisposable
{
    public const string Histogram = "hcrm_ring_to_screen_seconds";

    // Nobody waits for these: a busy minute's reports share a few commits instead of taking two a ring.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(250);

    private static readonly Actor Self = Actor.Product("pop-timings");

    private readonly TimeProvider _clock;
    private readonly Histogram<double> _seconds;
    private readonly WriteBatch<ShownReport> _reports;
    private readonly ILogger _logger;

    public PopTimings(TimeProvider clock, IMeterFactory meters, UseCaseRunner run, ILogger<PopTimings> logger)
    {
        _clock = clock;
        _logger = logger;
        _seconds = meters.Create("HospitalCrm").CreateHistogram(
            Histogram,
            "s",
            "Line event received until the card is in the tab",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [.005, .01, .02, .03, .04, .05, .075, .1, .15, .25, .5, 1, 2.5] });
        _reports = new(async (reports, ct) => await run.RunAsync(Self, (RecordShown use) => use.HandleAsync(reports, ct)), logger, linger: Gathering);
    }

    public void Delivered(PopCard card, bool visible) => Record(card, "delivered", visible, ms => new(card.CallId, ms, null));

    public void Painted(PopCard card) => Record(card, "painted", visible: true, ms => new(card.CallId, null, ms));

    public ValueTask DisposeAsync() => _reports.DisposeAsync();

    private void Record(PopCard card, string stage, bool visible, Func<double, ShownReport> report)
    {
        if (card.ReceivedStamp == 0)
        {
            return; // read back after a reload: nothing rang just now
        }

        var elapsed = _clock.GetElapsedTime(card.ReceivedStamp);
        _seconds.Record(elapsed.TotalSeconds, new("stage", stage), new KeyValuePair<string, object?>("visible", visible ? "true" : "false"));
        _ = StoreAsync(report(elapsed.TotalMilliseconds));
    }

    private async Task StoreAsync(ShownReport report)
    {
        try
        {
            await _reports.AddAsync(report, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogLost(_logger, failure);
        }
    }

    private static readonly Action<ILogger, Exception?> LogLost =
        LoggerMessage.Define(LogLevel.Warning, new EventId(1, nameof(LogLost)), "a ring-to-screen time was not stored");
}
