namespace HospitalCrm.Core.Settings;

/// <summary>One parameter as the administrator meets it.</summary>
/// <param name="Stored">The text in the database; null while it was never set. Who saves hands it back, so that a second administrator's change is seen.</param>
/// <param name="Text">What holds now.</param>
public sealed record ParameterRow(ParameterDefinition Definition, string? Stored, string Text, string Default, ParameterChange? Last)
{
    public string Key => Definition.Key;
}

/// <summary>One change of a parameter, from the audit chain.</summary>
/// <param name="Before">Null when it had never been set: the default held.</param>
/// <param name="After">Null when it was put back to the default.</param>
public sealed record ParameterChange(long Seq, DateTimeOffset At, string ActorNo, string? ActorName, string? Before, string? After);
