using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace HospitalCrm.Web.Metrics;

/// <summary>All series of one instrument.</summary>
internal sealed class Family(Instrument instrument, double[] bounds)
{
    private readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);
    private readonly Kind _kind = KindOf(instrument);

    private enum Kind
    {
        Counter,
        UpDown,
        Gauge,
        ObservedCounter,
        Histogram,
    }

    public string Name { get; } = instrument.Name.Replace('.', '_').Replace('-', '_');

    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        if (!_series.TryGetValue(labels, out var series))
        {
            series = _series.GetOrAdd(labels, new Series(Name, labels, bounds));
        }

        switch (_kind)
        {
            case Kind.Histogram:
                series.Observe(value);
                break;
            case Kind.Gauge or Kind.ObservedCounter:
                series.Set(value);
                break;
            default:
                series.Add(value);
                break;
        }
    }

    public void Write(StringBuilder text)
    {
        var type = _kind switch { Kind.Histogram => "histogram", Kind.Counter or Kind.ObservedCounter => "counter", _ => "gauge" };
        text.Append("# HELP ").Append(Name).Append(' ').Append(Escape(instrument.Description ?? Name)).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(type).Append('\n');
        foreach (var (_, series) in _series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (_kind == Kind.Histogram)
            {
                series.WriteHistogram(text);
            }
            else
            {
                series.WriteValue(text);
            }
        }
    }

    private static Kind KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? Kind.Histogram
            : name.StartsWith("Counter", StringComparison.Ordinal) ? Kind.Counter
            : name.StartsWith("UpDown", StringComparison.Ordinal) ? Kind.UpDown
            : name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? Kind.ObservedCounter
            : Kind.Gauge;
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            text.Append(text.Length == 0 ? "" : ",").Append(name.Replace('.', '_')).Append("=\"").Append(Escape(value?.ToString() ?? "").Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return text.ToString();
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
