namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>One run of a <see cref="Duel"/>.</summary>
internal sealed record DuelRun(Sample Product, Sample Bare, double CalmBareP95)
{
    /// <summary>Of the medians.</summary>
    public double Ratio => Product.Median / Bare.Median;

    /// <summary>A miss in such a run counts as noise.</summary>
    public bool IsNoisy => Bare.At(0.95) > 2 * CalmBareP95;
}
