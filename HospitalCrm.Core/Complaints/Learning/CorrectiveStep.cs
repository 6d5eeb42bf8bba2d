using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>What was done to a corrective action, by whom and when. Never changed, never removed.</summary>
public sealed class CorrectiveStep : Entity<CorrectiveStep>
{
    public const string WordsPurpose = "CorrectiveStep.Words";

    private CorrectiveStep()
    {
    }

    internal CorrectiveStep(Id<CorrectiveAction> action, int seq, CorrectiveAct act, string by, DateTimeOffset at, Sealed? words) =>
        (ActionId, Seq, Act, By, At, Words) = (action, seq, act, by, at, words);

    public Id<CorrectiveAction> ActionId { get; private set; }

    public int Seq { get; private set; }

    public CorrectiveAct Act { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Sealed? Words { get; private set; }
}
