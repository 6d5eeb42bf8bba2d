using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Surveys;

/// <summary>The departments the figures can be asked of.</summary>
public sealed class ReadRatingDepartments(DepartmentBook departments) : IUseCase
{
    public static Permission Requires => SurveyPermissions.View;

    public Task<IReadOnlyList<DepartmentChoice>> HandleAsync(string? present, CancellationToken ct = default) => departments.ChoicesAsync(present, ct);
}
