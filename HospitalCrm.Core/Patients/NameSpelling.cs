using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Names;

namespace HospitalCrm.Core.Patients;

/// <summary>Another way a name is typed than its usual pinyin and initials: those of other readings (单 dan, shan), of the part before a dot.</summary>
public sealed class NameSpelling(string spelling, Id<Patient> patientId)
{
    public const int Longest = 200;

    public string Spelling { get; private set; } = spelling;

    public Id<Patient> PatientId { get; private set; } = patientId;

    public static (string Pinyin, string Initials) Main(string name)
    {
        var reading = Pinyin.Of(name);
        return (Cut(reading.Full), Cut(reading.Initials));
    }

    public static IEnumerable<NameSpelling> OthersOf(Patient patient) => OthersOf(patient.Name).Select(spelling => new NameSpelling(spelling, patient.Id));

    public static IEnumerable<string> OthersOf(string name)
    {
        var reading = Pinyin.Of(name);
        return InitialsOf(reading).Concat(reading.Others).Append(Readable(reading.Full)).Where(spelling => spelling.Length > 0 && spelling != reading.Full && spelling != reading.Initials).Select(Cut).Distinct();
    }

    /// <summary>Whether it is one of the name's other strings of initials that begins so.</summary>
    public static bool IsInitials(string name, string letters) => InitialsOf(Pinyin.Of(name)).Any(initials => initials.StartsWith(letters, StringComparison.Ordinal));

    private static IEnumerable<string> InitialsOf(NameReading reading) => reading.OtherInitials.Append(Readable(reading.Initials)).Where(initials => initials != reading.Initials);

    /// <summary>Nobody types a mark for a character nobody can read: the name is found by the rest of it.</summary>
    private static string Readable(string spelling) => spelling.Replace("?", "", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
