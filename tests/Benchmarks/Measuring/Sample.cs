namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>Measured values of one kind, in milliseconds unless told otherwise. A quantile is given only where there are enough of them to mean something.</summary>
internal sealed class Sample
{
    private readonly double[] _sorted;

    public Sample(IEnumerable<double> values)
    {
        _sorted = [.. values.Order()];
        if (_sorted.Length == 0)
        {
            throw new BenchFailure("nothing was measured");
        }
    }

    public int Count => _sorted.Length;

    public double Median => At(0.5);

    public double Max => _sorted[^1];

    public bool KnowsP95 => Count >= 200;

    public bool KnowsP99 => Count >= 1_000;

    public IReadOnlyList<double> Sorted => _sorted;

    /// <summary>Nearest rank: a value that was measured, never one between two.</summary>
    public double At(double quantile) => _sorted[Math.Clamp((int)Math.Ceiling(quantile * Count) - 1, 0, Count - 1)];
}
