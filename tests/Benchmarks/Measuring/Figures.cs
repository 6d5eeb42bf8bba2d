using System.Globalization;

namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>Prints <c>name value unit</c>, one a line, and remembers whether the bars held.</summary>
internal sealed class Figures(string bench, TextWriter data, TextWriter words)
{
    public bool EveryBarHeld { get; private set; } = true;

    public void Say(string what) => words.WriteLine($"{bench}: {what}");

    public void Print(string name, double value, string unit) =>
        data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bench}.{name} {value:0.###} {unit}"));

    public void Print(string name, Sample sample, string unit = "ms")
    {
        Print($"{name}.n", sample.Count, "count");
        Print($"{name}.p50", sample.Median, unit);
        if (sample.KnowsP95)
        {
            Print($"{name}.p95", sample.At(0.95), unit);
        }

        if (sample.KnowsP99)
        {
            Print($"{name}.p99", sample.At(0.99), unit);
        }

        Print($"{name}.max", sample.Max, unit);
    }

    /// <summary>The state of the machine, next to every run.</summary>
    public void PrintMachine(string run, double fsync)
    {
        Print($"{run}.fsync.p50", fsync, "ms");
        Print($"{run}.load", Machine.LoadAverage(), "average");
    }

    /// <param name="isNoise">The bare limit itself was over twice its calm value: a miss says nothing about the product.</param>
    public void Judge(string name, double value, double bar, string unit, bool isNoise = false)
    {
        Print(name, value, unit);
        Print($"{name}.bar", bar, unit);
        var verdict = value <= bar ? "held" : isNoise ? "noise" : "missed";
        Print($"{name}.{verdict}", 1, "verdict");
        Say(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.###} {unit}, bar {bar:0.###} {unit}: {verdict}"));
        EveryBarHeld &= verdict == "held";
    }

    /// <summary>A bar that must be reached, not kept under.</summary>
    public void JudgeAtLeast(string name, double value, double bar, string unit)
    {
        Print(name, value, unit);
        Print($"{name}.bar", bar, unit);
        var verdict = value >= bar ? "held" : "missed";
        Print($"{name}.{verdict}", 1, "verdict");
        Say(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.###} {unit}, bar at least {bar:0.###} {unit}: {verdict}"));
        EveryBarHeld &= verdict == "held";
    }
}
