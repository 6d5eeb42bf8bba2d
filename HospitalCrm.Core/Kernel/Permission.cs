namespace HospitalCrm.Core.Kernel;

/// <summary>One right, down to the button. Declared once as a static field of a room's <c>…Permissions</c> class.</summary>
/// <param name="Code"><c>room.action</c>; the text key of its name.</param>
public sealed record Permission(string Code)
{
    /// <summary>A guarded right is ticked one by one and warned about (S4-5.5, D).</summary>
    public bool IsGuarded { get; init; }

    public string Module => Code[..Code.IndexOf('.', StringComparison.Ordinal)];

    public override string ToString() => Code;
}
