using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>投诉分析: one period beside the one before it.</summary>
public sealed class AnalyseComplaints(ComplaintAnalyst analyst) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Analyse;

    public Task<ComplaintAnalysis> HandleAsync(DateOnly from, DateOnly to, string? department = null, CancellationToken ct = default) => analyst.AnalyseAsync(new(from, to), department, ct);
}
