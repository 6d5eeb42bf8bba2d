using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>运营分析, contact records by topic and result: null for whoever may not see calls, one's own for those who may not see others'.</summary>
public sealed class AnalyseContacts(ContactAnalyst analyst) : IUseCase
{
    public static Permission Requires => AnalyticsPermissions.ViewBoards;

    public Task<ContactAnalysis?> HandleAsync(DateOnly from, DateOnly to, string? department = null, CancellationToken ct = default) => analyst.AnalyseAsync(new(from, to), department, ct);
}
