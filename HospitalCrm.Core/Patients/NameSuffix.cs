using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>Every tail of a name (欧阳娜娜, 阳娜娜, 娜娜, 娜), so that any part of a name is found by an index range.</summary>
public sealed class NameSuffix(string suffix, Id<Patient> patientId)
{
    public string Suffix { get; private set; } = suffix;

    public Id<Patient> PatientId { get; private set; } = patientId;

    /// <summary>The tails of a name, by whole characters (a surrogate pair is one), in simplified ones.</summary>
    public static IEnumerable<string> Of(string written)
    {
        var name = PersonNames.Simplify(written);
        for (var start = 0; start < name.Length; start += char.IsHighSurrogate(name[start]) ? 2 : 1)
        {
            yield return name[start..];
        }
    }
}
