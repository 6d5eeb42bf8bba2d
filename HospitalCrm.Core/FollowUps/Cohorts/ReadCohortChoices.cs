using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps.Cohorts;

/// <summary>What a cohort may be asked.</summary>
public sealed class ReadCohortChoices(AnswerSheets sheets) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Import;

    public async Task<IReadOnlyList<PlanChoice>> HandleAsync(CancellationToken ct = default) =>
        [.. (await sheets.ChoicesAsync(null, ct)).DistinctBy(sheet => sheet.Code).Select(sheet => new PlanChoice(sheet.Code, sheet.Name))];
}
