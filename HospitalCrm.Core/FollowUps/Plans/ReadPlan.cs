using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Plans;

public sealed class ReadPlan(PlanBook book) : IUseCase
{
    public static Permission Requires => PlanPermissions.View;

    public async Task<PlanForm> HandleAsync(Guid id, CancellationToken ct = default)
    {
        var plan = await book.DemandAsync(id, ct);
        return new()
        {
            Id = id,
            Version = plan.Version,
            Name = plan.Name,
            Department = plan.DepartmentCode,
            Disease = plan.Disease,
            Outcome = plan.Outcome,
            Caller = plan.Caller,
            CallerNo = plan.CallerNo,
            Questionnaire = plan.QuestionnaireCode,
            Importance = plan.Importance,
            Since = plan.Since,
            IsOff = plan.IsOff,
            Steps = [.. plan.Steps.OrderBy(step => step.Number).Select(step => new PlanStepForm { Days = step.Days.ToString(CultureInfo.InvariantCulture), From = step.From, SendsForm = step.SendsForm })],
        };
    }
}
