using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>What was done to a complaint, by whom and when. Never changed, never removed; its words may be erased.</summary>
public sealed class ComplaintStep : Entity<ComplaintStep>
{
    public const string WordsPurpose = "ComplaintStep.Words";

    private ComplaintStep()
    {
    }

    internal ComplaintStep(Complaint complaint, int seq, ComplaintAct act, ComplaintState? from, ComplaintState to, string by, DateTimeOffset at, Sealed? words)
    {
        (ComplaintId, Seq, Act, From, To, Round) = (complaint.Id, seq, act, from, to, complaint.Round);
        (By, At, Words) = (by, at, words);
    }

    public Id<Complaint> ComplaintId { get; private set; }

    public int Seq { get; private set; }

    public ComplaintAct Act { get; private set; }

    public ComplaintState? From { get; private set; }

    public ComplaintState To { get; private set; }

    public int Round { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Sealed? Words { get; private set; }

    public CallbackAnswer? Answer { get; internal init; }

    public ComplaintSatisfaction? Satisfaction { get; internal init; }

    public FeedbackWay? Way { get; internal init; }

    /// <summary>The day the complainant was told; what counts is when that was recorded.</summary>
    public DateOnly? GivenOn { get; internal init; }

    public ComplaintEnd? End { get; internal init; }

    /// <summary>Given to this department.</summary>
    public string? DepartmentCode { get; internal init; }

    /// <summary>For a message: the member of staff it went to; null for the complainant.</summary>
    public string? ToldNo { get; internal init; }

    public ComplaintClockKind? Clock { get; internal init; }

    public ComplaintAlarm? Alarm { get; internal init; }

    /// <summary>The time for which complaints are kept is over, and whoever complained wants to be forgotten. That it was done, by whom and when stays.</summary>
    internal void Erase(Sealed nothing) => Words = Words is null ? null : nothing;
}
