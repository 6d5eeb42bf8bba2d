namespace HospitalCrm.Core.Patients.Names;

/// <summary>How a name is read.</summary>
/// <param name="Syllables">Small letters without tones; <c>?</c> for a character nobody can read.</param>
/// <param name="Initials">Of the whole name.</param>
/// <param name="OtherInitials">What else people type: of the first part before a dot, of the other readings.</param>
/// <param name="Others">The other readings in full, without blanks.</param>
public sealed record NameReading(IReadOnlyList<string> Syllables, string Initials, IReadOnlyList<string> OtherInitials, IReadOnlyList<string> Others)
{
    /// <summary>How it is typed: no blanks.</summary>
    public string Full => string.Concat(Syllables);
}
