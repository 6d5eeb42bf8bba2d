namespace HospitalCrm.Core.Security;

/// <summary>The roles a hospital starts with. Rights are named by code: this room knows none of the rooms above it.</summary>
public static class DefaultRoles
{
    private static readonly string[] Everybody = ["security.use"];
    private static readonly string[] ReadArchives = ["patients.view"];
    private static readonly string[] AnswerCalls = ["patients.view", "patients.register", "patients.edit", "patients.reveal", "calls.view", "calls.answer"];
    private static readonly string[] LeadAgents = ["patients.delete", "patients.export", "calls.see-all", "calls.see-unrouted"];
    private static readonly string[] WatchOver = ["patients.view", "calls.view", "calls.see-all"];
    private static readonly string[] KeepArchives = ["patients.view", "patients.register", "patients.edit"];

    public static IReadOnlyList<DefaultRole> All { get; } =
    [
        Role("admin", "系统管理员", "security.view-staff", "security.manage-staff", "settings.view", "settings.manage"),
        Role("security", "安全管理员", "security.view-staff"),
        Role("auditor", "审计管理员", "security.view-audit"),
        Role("info", "信息科", "settings.view", "settings.manage"),
        Role("lead", "客服班长", [.. AnswerCalls, .. LeadAgents]),
        Role("agent", "话务员", AnswerCalls),
        Role("complaint", "投诉专员", WatchOver),
        Role("medical", "医务科", WatchOver),
        Role("nursing", "护理部", ReadArchives),
        Role("discipline", "纪检监察", ReadArchives),
        Role("head", "科主任", ReadArchives),
        Role("headnurse", "护士长", ReadArchives),
        Role("nurse", "责任护士", ReadArchives),
        Role("doctor", "主管医生", ReadArchives),
        Role("records", "病案室", KeepArchives),
        Role("epi", "预防保健科", ReadArchives),
        Role("finance", "住院结算处", ReadArchives),
        Role("manager", "院领导", WatchOver),
    ];

    private static DefaultRole Role(string code, string name, params string[] rights) => new(code, name, [.. Everybody, .. rights]);
}

/// <param name="Code">What <c>crm staff add --role</c> takes.</param>
public sealed record DefaultRole(string Code, string Name, IReadOnlyList<string> Rights);
