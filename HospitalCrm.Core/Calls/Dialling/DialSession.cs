using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>软件拨号: the ladder of numbers somebody dials, the default one first. At most one is open on a line's seat. See docs/adr/0064-dialling.md.</summary>
public sealed class DialSession : Entity<DialSession>, IAudited
{
    private readonly List<DialAttempt> _attempts = [];

    private DialSession()
    {
    }

    public DialSession(string lineId, string extension, string staffNo, Id<Patient>? patient, DateTimeOffset at) =>
        (LineId, Extension, StaffNo, PatientId, StartedAt) = (lineId, extension, staffNo, patient, at);

    public string LineId { get; private set; } = "";

    public string Extension { get; private set; } = "";

    public string StaffNo { get; private set; } = "";

    public Id<Patient>? PatientId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DialEnd? End { get; private set; }

    public IReadOnlyList<DialAttempt> Attempts => _attempts;

    /// <summary>The one that is dialled, or waits for a word; null between and after.</summary>
    public DialAttempt? Current => _attempts.Find(attempt => attempt.State is DialState.Dialling or DialState.Dialled);

    Guid? IAudited.AuditPatient => PatientId?.Value;

    public void Add(DialNumber number) => _attempts.Add(new(Id, _attempts.Count + 1, number));

    /// <summary>The next number's turn; null when there is none left, which ends it.</summary>
    public DialAttempt? Step(DateTimeOffset at)
    {
        if (_attempts.OrderBy(attempt => attempt.Order).FirstOrDefault(attempt => attempt.State == DialState.Waiting) is { } next)
        {
            next.Become(DialState.Dialling, at);
            Raise(new DialDue(Id, next.Id, LineId, Extension));
            return next;
        }

        Close(DialEnd.NobodyReached, at);
        return null;
    }

    /// <summary>How the current number went. The line is let go unless it has already gone by itself.</summary>
    public void Settle(DialState how, bool letGo, DateTimeOffset at)
    {
        if (Current is not { } attempt)
        {
            throw new RuleViolation("Calls.DialOver");
        }

        attempt.Become(how, at);
        if (letGo)
        {
            Raise(new DialLetGo(LineId, Extension, attempt.LinkId));
        }
    }

    public void Close(DialEnd end, DateTimeOffset at) => (End, EndedAt) = (end, at);
}

public enum DialEnd
{
    Reached,
    NobodyReached,
    Cancelled,

    /// <summary>The line could not: no dial tone, no answer of the modem or the telephone system.</summary>
    LineFault,

    /// <summary>Nobody said what became of it: the product was stopped, or the agent left.</summary>
    Unknown,
}

/// <summary>A number is to be dialled.</summary>
public sealed record DialDue(Id<DialSession> Session, Id<DialAttempt> Attempt, string LineId, string Extension);

/// <summary>The line is to be let go.</summary>
public sealed record DialLetGo(string LineId, string Extension, string LinkId);
