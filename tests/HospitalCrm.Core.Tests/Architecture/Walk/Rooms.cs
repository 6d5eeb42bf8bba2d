namespace HospitalCrm.Architecture;

/// <summary>Which room a type stands in, and who may enter whom (docs/architecture.md). A new room gets its line here first.</summary>
internal static class Rooms
{
    private static readonly string[] Roots =
    [
        "HospitalCrm.Core.Tests.Architecture.Offenders.",
        "HospitalCrm.Web.Tests.Architecture.Offenders.",
        "HospitalCrm.Core.",
        "HospitalCrm.Web.",
    ];

    /// <summary>What every room stands on.</summary>
    public static readonly IReadOnlySet<string> Ground = new HashSet<string> { "Kernel", "Data", "Lists", "Security", "Settings" };

    private static readonly string[] Everything = ["*"];

    public static readonly IReadOnlyDictionary<string, string[]> MayEnter = new Dictionary<string, string[]>
    {
        ["Patients"] = [],
        ["MasterIndex"] = ["Patients"],
        ["Encounters"] = ["Patients"],
        ["Questionnaires"] = [],
        ["Messaging"] = ["Patients"],
        ["Calls"] = ["Patients"],
        ["FollowUps"] = ["Patients", "Encounters", "Questionnaires", "Messaging", "Calls", "Surveys"],
        ["Complaints"] = ["Patients", "Encounters", "FollowUps", "Messaging", "Calls", "Surveys"],
        ["Inquiries"] = ["Patients", "Messaging", "Calls"],
        ["Surveys"] = ["Patients", "Encounters", "Questionnaires", "Messaging"],
        ["Appointments"] = ["Patients", "Encounters", "Messaging"],
        ["Vaccines"] = ["Patients", "Encounters", "Messaging"],
        ["Education"] = ["Patients", "Encounters", "Messaging", "Notices"],
        ["Notices"] = ["Patients", "Encounters", "Messaging", "Operations", "Vaccines", "Surveys"],
        ["PeerReviews"] = [],
        ["Community"] = [],
        ["Integration"] = ["Patients", "MasterIndex", "Encounters", "Appointments"],
        ["Archive"] = Everything,
        ["Analytics"] = Everything,
        ["Desk"] = Everything,
        ["Operations"] = [],
    };

    public static string? Of(Type type)
    {
        var space = type.Namespace + ".";
        var root = Roots.FirstOrDefault(root => space.StartsWith(root, StringComparison.Ordinal) && space.Length > root.Length);
        return root is null ? null : space[root.Length..space.IndexOf('.', root.Length)];
    }

    public static bool IsRoom(string? name) => name is not null && MayEnter.ContainsKey(name);

    public static bool MayGo(string from, string to) => from == to || MayEnter[from].Contains("*") || MayEnter[from].Contains(to);
}
