using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Patients;

/// <summary>Enums of the archive's facts as the audit chain keeps them, in words.</summary>
internal static class FactWords
{
    private static readonly string[] Enums =
    [
        "PatientKind", "RelationKind", "ConsentChannel", "ConsentPurpose", "ConsentState", "ConsentDoor", "DataRequestKind", "DataRequestState", "RequestAsker", "IdentityCheck",
        "DeathSource", "ClassDimension",
    ];

    // One field name stands for enums of several entities (Kind, State): the first that knows the value.
    public static string Say(Wording words, string field, string value)
    {
        if (field is "IsSame" or "IsGuardian")
        {
            return words[string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) ? "Yes" : "No"];
        }

        return Enums.Where(name => name.EndsWith(Word(field), StringComparison.Ordinal))
            .Select(name => $"Enum.{name}.{value}")
            .FirstOrDefault(words.Knows) is { } key ? words[key] : value;
    }

    private static string Word(string field) => field switch
    {
        "DeceasedSource" => "DeathSource",
        "Identity" => "IdentityCheck",
        "Dimension" or "Channel" or "Purpose" or "State" or "Door" or "Kind" or "Asker" => field,
        _ => "\0",
    };
}
