using HospitalCrm.Benchmarks.Measuring;

namespace HospitalCrm.Benchmarks.Archive;

/// <summary>Milliseconds of one run, by what was pressed.</summary>
internal sealed class ArchiveTimes
{
    public static readonly (string Name, Func<ArchiveTimes, List<double>> Of)[] Cases =
        [("open", times => times.Open), ("interactions", times => times.Interactions), ("older", times => times.Older)];

    public List<double> Open { get; } = [];

    public List<double> Interactions { get; } = [];

    public List<double> Older { get; } = [];

    public void Print(Figures figures, string run)
    {
        foreach (var (name, of) in Cases)
        {
            figures.Print($"{name}.{run}", new Sample(of(this)));
        }
    }
}
