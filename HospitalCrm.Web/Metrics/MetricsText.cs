using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace HospitalCrm.Web.Metrics;

/// <summary>Listens to the meter <c>HospitalCrm</c> and writes what it heard as Prometheus text.</summary>
public sealed class MetricsText : IDisposable
{
    public const string MeterName = "HospitalCrm";

    private static readonly double[] DefaultBounds = [.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, Family> _families = new();

    // The gauges belong to it; it lives as long as they do.
    private readonly ProcessMeter _process;

    public MetricsText(IMeterFactory meters, Security.SessionCircuits circuits)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Factories tag their meters: another host in this process (a test) has its own.
            if (instrument.Meter.Name == MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                _families.TryAdd(instrument, new(instrument, Bounds(instrument)));
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
        _process = new(meters, circuits);
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
        {
            family.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static double[] Bounds(Instrument instrument) =>
        instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } ? [.. advised] : DefaultBounds;

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_families.TryGetValue(instrument, out var family))
        {
            family.Take(value, tags);
        }
    }
}
