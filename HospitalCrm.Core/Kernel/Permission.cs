namespace HospitalCrm.Core.Kernel;

/// <summary>One right, down to the button. Declared once as a static field of a room's <c>…Permissions</c> class.</summary>
/// <param name="Code"><c>room.action</c>; the text key of its name.</param>
public sealed record Permission(string Code)
{
    /// <summary>A guarded right is ticked one by one and warned about (S4-5.5, D).</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Which administration it belongs to; the three exclude each other.</summary>
    public Duty Duty { get; init; }

    /// <summary>A role may hold it for fewer rows than all: see <see cref="Security.DataScope"/>.</summary>
    public bool IsScoped { get; init; }

    /// <summary>A connected system's key may hold it as a scope; an endpoint below <c>/api</c> asks for it.</summary>
    public bool IsApiScope { get; init; }

    public string Module => Code[..Code.IndexOf('.', StringComparison.Ordinal)];

    public string Action => Code[(Code.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Named as a right to look: <c>view</c>, <c>see-…</c>. The audit administrator may hold no other.</summary>
    public bool OnlyReads => Action is "use" or "view" or "verify-audit" or "export-audit"
        || Action.StartsWith("view-", StringComparison.Ordinal)
        || Action.StartsWith("see-", StringComparison.Ordinal);

    public override string ToString() => Code;
}
