namespace HospitalCrm.Core.Security;

/// <summary>
/// The roles a hospital starts with. Rights are named by code: this room knows none of the rooms above it. A right behind which
/// <c>@department</c> stands is held for the own department's patients only (docs/adr/0024).
/// </summary>
public static class DefaultRoles
{
    private static readonly string[] Everybody = ["security.use"];
    private static readonly string[] Operate = ["operations.view-status", "operations.run-work", "operations.take-diagnostics", "security.view-systems", "security.manage-systems"];
    private static readonly string[] Guide = ["settings.view-guides"];
    private static readonly string[] Configuring = ["settings.view", "settings.manage", "settings.view-guides", "settings.manage-guides"];
    private static readonly string[] Administer = ["security.view-staff", "security.manage-staff", "security.manage-accounts", .. Configuring, .. Operate];
    private static readonly string[] Secure =
        ["settings.view", "settings.manage-security", "security.view-staff", "security.view-roles", "security.manage-roles", "security.assign-roles", "security.review-rights", "security.judge-emergency", "lists.view-exports", "lists.approve-export"];
    private static readonly string[] Audit = ["security.view-audit", "security.view-audit-details", "security.verify-audit", "security.view-roles"];
    private static readonly string[] Configure = [.. Configuring, .. Operate];
    private static readonly string[] ReadMasked = ["patients.view"];
    private static readonly string[] ReadArchives = ["patients.view", "patients.see-names"];
    private static readonly string[] TreatPatients = ["patients.view@department", "patients.see-names", "patients.emergency-access"];
    private static readonly string[] AnswerCalls = [.. ReadArchives, "patients.register", "patients.edit", "patients.reveal", "calls.view", "calls.answer", "settings.view-guides"];
    private static readonly string[] LeadAgents = ["patients.delete", "patients.export", "calls.export", "lists.view-exports", "patients.emergency-access", "calls.see-all", "calls.see-unrouted"];
    private static readonly string[] WatchOver = ["calls.view", "calls.see-all"];
    private static readonly string[] KeepArchives = [.. ReadArchives, "patients.register", "patients.edit", "patients.restrict", "patients.see-restricted"];

    public static IReadOnlyList<DefaultRole> All { get; } =
    [
        Role("admin", "系统管理员", Administer),
        Role("security", "安全管理员", Secure),
        Role("auditor", "审计管理员", Audit),
        Role("info", "信息科", Configure),
        Role("lead", "客服班长", [.. AnswerCalls, .. LeadAgents]),
        Role("agent", "话务员", AnswerCalls),
        Role("complaint", "投诉专员", [.. ReadArchives, .. WatchOver, .. Guide]),
        Role("medical", "医务科", [.. ReadArchives, "patients.see-restricted", "patients.restrict", .. WatchOver]),
        Role("nursing", "护理部", ReadArchives),
        Role("discipline", "纪检监察", ReadArchives),
        Role("head", "科主任", TreatPatients),
        Role("headnurse", "护士长", TreatPatients),
        Role("nurse", "责任护士", TreatPatients),
        Role("doctor", "主管医生", TreatPatients),
        Role("records", "病案室", KeepArchives),
        Role("epi", "预防保健科", [.. ReadArchives, .. Guide]),
        Role("finance", "住院结算处", ReadMasked),
        Role("manager", "院领导", [.. ReadMasked, .. WatchOver]),
    ];

    private static DefaultRole Role(string code, string name, params string[] rights) => DefaultRole.Of(code, name, [.. Everybody, .. rights]);
}

/// <param name="Code">What <c>crm staff add --role</c> takes.</param>
public sealed record DefaultRole(string Code, string Name, IReadOnlyList<string> Rights)
{
    private const string OnlyDepartment = "@department";

    private HashSet<string> Narrow { get; init; } = [];

    public DataScope ScopeOf(string right) => Narrow.Contains(right) ? DataScope.Department : DataScope.All;

    internal static DefaultRole Of(string code, string name, IReadOnlyList<string> rights)
    {
        var narrow = rights.Where(right => right.EndsWith(OnlyDepartment, StringComparison.Ordinal)).Select(Plain).ToHashSet(StringComparer.Ordinal);
        return new(code, name, [.. rights.Select(Plain)]) { Narrow = narrow };
    }

    private static string Plain(string right) => right.EndsWith(OnlyDepartment, StringComparison.Ordinal) ? right[..^OnlyDepartment.Length] : right;
}
