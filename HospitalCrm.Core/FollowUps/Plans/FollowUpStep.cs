using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Plans;

/// <summary>随访次数, 随访天数: one interval of a plan.</summary>
public sealed class FollowUpStep : Entity<FollowUpStep>, IAudited
{
    private FollowUpStep()
    {
    }

    internal FollowUpStep(Id<FollowUpPlan> planId, int number) => (PlanId, Number) = (planId, number);

    public Id<FollowUpPlan> PlanId { get; private set; }

    public int Number { get; private set; }

    public int Days { get; private set; }

    public StepFrom From { get; private set; }

    /// <summary>The web form is sent first; somebody rings when it stays unanswered.</summary>
    public bool SendsForm { get; private set; }

    Guid? IAudited.AuditPatient => null;

    internal void Space(int days, StepFrom from) => (Days, From) = (days, from);

    internal void Send(bool sendsForm) => SendsForm = sendsForm;
}
