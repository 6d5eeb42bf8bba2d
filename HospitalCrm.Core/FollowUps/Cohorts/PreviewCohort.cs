using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.FollowUps.Cohorts;

/// <summary>Says of every row of a cohort's file whether its patient is known, and adds nobody.</summary>
public sealed class PreviewCohort(CohortBook book) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Import;

    public async Task<ImportPreview> HandleAsync(CohortOrder order, IReadOnlyList<ImportLine> lines, CancellationToken ct = default) =>
        lines.Count > RunImport.MostRows ? throw new RuleViolation("Settings.FileTooManyRows", RunImport.MostRows) : (await book.LookAsync(order, lines, ct)).Preview;
}
