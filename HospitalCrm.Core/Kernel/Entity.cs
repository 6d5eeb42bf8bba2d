namespace HospitalCrm.Core.Kernel;

/// <summary>Something with a life. State changes only through its own methods.</summary>
public abstract class Entity
{
    private List<object>? _events;

    /// <summary>The concurrency token; raised by every save.</summary>
    public int Version { get; internal set; }

    /// <summary>What happened to it since it was loaded, for <see cref="IHandle{TEvent}"/> and <see cref="IAfterCommit{TEvent}"/>.</summary>
    internal IReadOnlyList<object> TakeEvents()
    {
        var taken = _events;
        _events = null;
        return taken ?? [];
    }

    internal bool HasEvents => _events is { Count: > 0 };

    /// <summary>Says once that <paramref name="happened"/>; an equal event already waiting is not repeated.</summary>
    protected void Raise(object happened)
    {
        _events ??= [];
        if (!_events.Contains(happened))
        {
            _events.Add(happened);
        }
    }
}

/// <inheritdoc/>
public abstract class Entity<TSelf> : Entity
    where TSelf : Entity<TSelf>
{
    public Id<TSelf> Id { get; protected internal init; } = Id<TSelf>.New();
}

/// <summary>Changes of this entity are written to the audit chain, field by field, in the same transaction.</summary>
public interface IAudited
{
    /// <summary>The patient the change concerns, so that it shows in the patient's change record; null when none.</summary>
    Guid? AuditPatient { get; }
}

/// <summary>Deleting only hides it: a patient, a call or a complaint may still refer to it.</summary>
public interface ISoftDeleted
{
    DateTimeOffset? DeletedAt { get; }

    void Delete(DateTimeOffset at);
}
