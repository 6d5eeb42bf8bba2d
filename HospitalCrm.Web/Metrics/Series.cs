using System.Globalization;
using System.Text;

namespace HospitalCrm.Web.Metrics;

/// <summary>One instrument with one set of labels: a running sum, a last value, or a histogram.</summary>
internal sealed class Series(string name, string labels, double[] bounds)
{
    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[bounds.Length + 1];
    private double _sum;
    private long _count;

    public void Add(double value)
    {
        lock (_lock)
        {
            _sum += value;
        }
    }

    public void Set(double value)
    {
        lock (_lock)
        {
            _sum = value;
        }
    }

    public void Observe(double value)
    {
        lock (_lock)
        {
            var bucket = Array.FindIndex(bounds, bound => value <= bound);
            _buckets[bucket < 0 ? bounds.Length : bucket]++;
            _sum += value;
            _count++;
        }
    }

    public void WriteValue(StringBuilder text)
    {
        lock (_lock)
        {
            Line(text, name, labels, _sum);
        }
    }

    public void WriteHistogram(StringBuilder text)
    {
        lock (_lock)
        {
            long below = 0;
            for (var i = 0; i <= bounds.Length; i++)
            {
                below += _buckets[i];
                var bound = i < bounds.Length ? Number(bounds[i]) : "+Inf";
                Line(text, name + "_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", below);
            }

            Line(text, name + "_sum", labels, _sum);
            Line(text, name + "_count", labels, _count);
        }
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
