using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Rates;

/// <summary>随访率 by department over a span of days, and over the span before it.</summary>
public sealed class CountFollowUpRates(FollowUpRateCounter counter) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Rates;

    /// <param name="department">Null: all within reach.</param>
    public Task<FollowUpRates> HandleAsync(DateOnly from, DateOnly to, string? department, string? ward, CancellationToken ct = default) => counter.AnalyseAsync(new(from, to), department, ward, ct);
}
