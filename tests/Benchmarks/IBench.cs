using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks;

/// <summary>One thing the product promises to do fast enough.</summary>
internal interface IBench
{
    string Name { get; }

    /// <summary>What is measured and the bar it must hold, in one line.</summary>
    string Summary { get; }

    Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct);
}

/// <param name="Quick">One short run while developing.</param>
/// <param name="Once">One whole run.</param>
internal sealed record BenchWish(BenchPlace Place, bool Quick, bool Once)
{
    /// <summary>Three, so that there is a middle one.</summary>
    public int Runs => Quick || Once ? 1 : 3;
}
