using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>整改: what is to be done better, who does it, by when; whether it helped is for somebody else to say.</summary>
public sealed class CorrectiveAction : Entity<CorrectiveAction>, IAudited
{
    public const string TitlePurpose = "CorrectiveAction.Title";
    public const string MeasuresPurpose = "CorrectiveAction.Measures";

    private readonly List<CorrectiveStep> _steps = [];
    private readonly List<CorrectiveSource> _sources = [];

    private CorrectiveAction()
    {
    }

    public CorrectiveAction(Guid requestKey, Sealed title, Sealed measures, CorrectiveOwner owner, DateOnly dueOn, string by, DateTimeOffset at)
    {
        (RequestKey, Title, Measures, DemandedBy, DemandedAt) = (requestKey, title, measures, by, at);
        Give(owner, dueOn);
        Put(CorrectiveAct.Demand, by, at, null);
    }

    public Guid RequestKey { get; private set; }

    public Sealed Title { get; private set; }

    /// <summary>整改措施.</summary>
    public Sealed Measures { get; private set; }

    public CorrectiveState State { get; private set; }

    public string OwnerNo { get; private set; } = "";

    public string? OwnerDepartment { get; private set; }

    public DateOnly DueOn { get; private set; }

    public string DemandedBy { get; private set; } = "";

    public DateTimeOffset DemandedAt { get; private set; }

    public int Round { get; private set; } = 1;

    /// <summary>Who said last that it is done.</summary>
    public string? DoneBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Id<ComplaintMeeting>? MeetingId { get; private set; }

    /// <summary>How often it was told that this is overdue: the owner, then those who demanded it.</summary>
    public int Reminders { get; private set; }

    /// <summary>When the next one falls due; null when none does.</summary>
    public DateTimeOffset? NextReminderAt { get; private set; }

    public int StepCount { get; private set; }

    public IReadOnlyList<CorrectiveStep> Steps => _steps;

    public IReadOnlyList<CorrectiveSource> Sources => _sources;

    Guid? IAudited.AuditPatient => null;

    public CorrectiveAction From(IEnumerable<Id<Complaint>> complaints, Id<ComplaintMeeting>? meeting)
    {
        _sources.AddRange(complaints.Distinct().Select(complaint => new CorrectiveSource(Id, complaint)));
        MeetingId = meeting;
        return this;
    }

    /// <summary>整改情况: what was done, and what proves it.</summary>
    public void Prove(Sealed words, string by, DateTimeOffset at)
    {
        if (State != CorrectiveState.Open)
        {
            throw new RuleViolation("Complaints.NotOpenAction");
        }

        if (by != OwnerNo)
        {
            throw new RuleViolation("Complaints.OnlyOwner");
        }

        (State, DoneBy, NextReminderAt) = (CorrectiveState.Done, by, null);
        Put(CorrectiveAct.Evidence, by, at, words);
    }

    /// <summary>效果评价.</summary>
    /// <param name="againBy">The new day when it did not help; null when it did.</param>
    public void Check(DateOnly? againBy, Sealed words, string by, DateTimeOffset at)
    {
        if (State != CorrectiveState.Done)
        {
            throw new RuleViolation("Complaints.NothingToCheck");
        }

        if (by == OwnerNo || by == DoneBy)
        {
            throw new RuleViolation("Complaints.CheckedByAnother");
        }

        if (againBy is { } day)
        {
            (State, Round) = (CorrectiveState.Open, Round + 1);
            Due(day);
            Put(CorrectiveAct.SendBack, by, at, words);
            return;
        }

        (State, EndedAt) = (CorrectiveState.Effective, at);
        Put(CorrectiveAct.Confirm, by, at, words);
    }

    public void Reassign(CorrectiveOwner owner, DateOnly dueOn, Sealed words, string by, DateTimeOffset at)
    {
        if (State != CorrectiveState.Open)
        {
            throw new RuleViolation("Complaints.NotOpenAction");
        }

        Give(owner, dueOn);
        Put(CorrectiveAct.Reassign, by, at, words);
    }

    /// <summary>One more was told that it is overdue.</summary>
    public void Remind(int climbDays, DateTimeOffset at)
    {
        Reminders++;
        NextReminderAt = Reminders == 1 ? HospitalZone.StartOf(DueOn.AddDays(1 + climbDays)) : null;
        Put(CorrectiveAct.Remind, "clock", at, null);
    }

    public bool IsOverdue(DateOnly today) => State == CorrectiveState.Open && DueOn < today;

    private void Give(CorrectiveOwner owner, DateOnly dueOn)
    {
        (OwnerNo, OwnerDepartment) = (owner.StaffNo, owner.DepartmentCode);
        Due(dueOn);
    }

    private void Due(DateOnly dueOn) => (DueOn, Reminders, NextReminderAt) = (dueOn, 0, HospitalZone.StartOf(dueOn.AddDays(1)));

    private void Put(CorrectiveAct act, string by, DateTimeOffset at, Sealed? words) => _steps.Add(new(Id, ++StepCount, act, by, at, words));
}

public sealed record CorrectiveOwner(string StaffNo, string? DepartmentCode);
