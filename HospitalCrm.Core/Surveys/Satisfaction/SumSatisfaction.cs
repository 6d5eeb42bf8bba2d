using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>回访满意度 of some days beside those before.</summary>
public sealed class SumSatisfaction(SatisfactionAnalyst analyst) : IUseCase
{
    public static Permission Requires => SurveyPermissions.View;

    /// <param name="department">Null: all.</param>
    public Task<SatisfactionSums> HandleAsync(DateOnly from, DateOnly to, string? department = null, CancellationToken ct = default) => analyst.AnalyseAsync(new(from, to), department, ct);
}
