namespace HospitalCrm.Core.Kernel;

/// <summary>Who acts: a member of staff in a session, a connected system, or the product itself (a line, the clock).</summary>
public sealed record Actor(ActorKind Kind, string StaffNo, string Name)
{
    /// <summary>Nobody: may do nothing.</summary>
    public static readonly Actor Nobody = new(ActorKind.Nobody, "", "");

    /// <summary>The sign-in account of a member of staff.</summary>
    public Guid AccountId { get; init; }

    /// <summary>The sign-in session; ended by sign-out, after which the runner refuses it.</summary>
    public Guid SessionId { get; init; }

    /// <summary>The scopes of a connected system's key.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = new HashSet<string>();

    /// <summary>The product acting by itself, for example <c>clock</c> or <c>line</c>; may do everything a use case allows.</summary>
    public static Actor Product(string name) => new(ActorKind.Product, name, name);

    public static Actor ConnectedSystem(string code, IEnumerable<string> scopes) =>
        new(ActorKind.ConnectedSystem, code, code) { Scopes = scopes.ToHashSet(StringComparer.Ordinal) };
}

public enum ActorKind
{
    Nobody,
    Staff,
    ConnectedSystem,
    Product,
}

/// <summary>The actor of the current use case; set by the runner, read by use cases and the audit.</summary>
public sealed class CurrentActor
{
    public Actor Value { get; set; } = Actor.Nobody;
}
