using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>运营分析, calls: null for whoever may not see calls, one's own for those who may not see others'.</summary>
public sealed class AnalyseCalls(CallAnalyst analyst) : IUseCase
{
    public static Permission Requires => AnalyticsPermissions.ViewBoards;

    public Task<CallAnalysis?> HandleAsync(DateOnly from, DateOnly to, string? department = null, CancellationToken ct = default) => analyst.AnalyseAsync(new(from, to), department, ct);
}
