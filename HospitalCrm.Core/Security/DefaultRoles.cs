namespace HospitalCrm.Core.Security;

/// <summary>
/// The roles a hospital starts with. Rights are named by code: this room knows none of the rooms above it. A right behind which
/// <c>@department</c> stands is held for the own department's patients only, behind which <c>@own</c> stands for the own ones (docs/adr/0024).
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
    private static readonly string[] Inspect = ["complaints.view", "complaints.view-looks", "improvements.view", "improvements.view-reviews"];
    private static readonly string[] Configure = [.. Configuring, .. Operate];
    private static readonly string[] WatchMessages = ["messages.view"];
    private static readonly string[] WriteMessages = [.. WatchMessages, "messages.send", "messages.inbox"];
    private static readonly string[] RunMessages = ["messages.channels", "messages.resend"];
    private static readonly string[] WriteTemplates = ["templates.view", "templates.manage"];
    private static readonly string[] ApproveTemplates = ["templates.view", "templates.approve"];
    private static readonly string[] WatchFeeds = ["integration.view-feeds"];
    private static readonly string[] RepairRows = ["integration.view-quarantine", "integration.repair-quarantine"];
    private static readonly string[] KeepFeeds = [.. WatchFeeds, .. RepairRows, "integration.manage-feeds"];
    private static readonly string[] WatchNotices = ["notices.view"];
    private static readonly string[] SendNotices = [.. WatchNotices, "notices.run"];
    private static readonly string[] RemindOfVaccines = ["vaccines.view", "vaccines.record"];
    private static readonly string[] KeepVaccines = [.. RemindOfVaccines, "vaccines.manage", "vaccines.confirm"];
    private static readonly string[] ReadAnswerSheets = ["questionnaires.view-answers"];
    private static readonly string[] LookUpQuestionnaires = ["questionnaires.view", .. ReadAnswerSheets];
    private static readonly string[] DesignOwn = [.. LookUpQuestionnaires, "questionnaires.design@department", "questionnaires.publish", "questionnaires.texts@department"];
    private static readonly string[] DesignAll = ["questionnaires.view", "questionnaires.design", "questionnaires.publish", "questionnaires.texts"];
    private static readonly string[] Judge = ["questionnaires.set-opinion"];
    private static readonly string[] SeeRatings = ["surveys.view"];
    private static readonly string[] ReadRatings = [.. SeeRatings, "surveys.view-answers"];
    private static readonly string[] SettleRatings = ["surveys.view-low-scores", "surveys.handle-low-scores"];
    private static readonly string[] SettleOwnRatings = ["surveys.view-low-scores@department", "surveys.handle-low-scores"];
    private static readonly string[] ReadReports = ["analytics.view-reports"];
    private static readonly string[] WatchBoards = ["analytics.view-boards"];
    private static readonly string[] SeeEducation = ["education.view", "education.sign-up"];
    private static readonly string[] WriteEducation = [.. SeeEducation, "education.manage", "education.manage-lectures", "education.send"];
    private static readonly string[] JudgeEducation = ["education.view", "education.approve", "education.send", "education.send-notice"];
    private static readonly string[] ReadMasked = ["patients.view"];
    private static readonly string[] ReadArchives = ["patients.view", "patients.see-names", "archive.view-medical"];
    private static readonly string[] SeeCosts = ["archive.view-charges"];
    private static readonly string[] LookCloser = ["archive.reveal-sensitive"];
    private static readonly string[] PrintParts = ["archive.print"];
    private static readonly string[] TakeRequests = ["patients.view-requests", "patients.register-request"];
    private static readonly string[] JudgeRecords = ["patients.merge", "patients.unmerge", "patients.choose-class", "patients.answer-requests", "patients.manage-enterprises"];
    private static readonly string[] KeepFacts = ["patients.record-consent", "patients.mark-deceased", "patients.view-enterprises", .. TakeRequests];
    private static readonly string[] TreatPatients = ["patients.view@department", "patients.see-names", "archive.view-medical", "patients.emergency-access", "patients.mark-deceased"];
    private static readonly string[] FollowUp = ["follow-ups.view", "follow-ups.call", "follow-ups.add", "follow-ups.redo"];
    private static readonly string[] FollowUpOwn = ["follow-ups.view@department", "follow-ups.call", "follow-ups.add", "follow-ups.redo", "alerts.view@department"];
    private static readonly string[] AskAfterComplaints = ["follow-ups.view@department", "follow-ups.call", "follow-ups.add"];
    private static readonly string[] LeadFollowUps = ["follow-ups.export", "follow-ups.assign", "follow-ups.rates", "follow-ups.import", "plans.view", "plans.manage"];
    private static readonly string[] LeadOwnFollowUps = ["follow-ups.export", "follow-ups.assign@department", "follow-ups.rates@department", "follow-ups.import", "plans.view", "plans.manage@department", "alerts.handle"];
    private static readonly string[] OwnComplaints = ["complaints.view@own", "complaints.account", "praise.view@own", "improvements.view@own"];
    private static readonly string[] TakeComplaints = ["complaints.register", "complaints.view@own", "complaints.callback", "praise.register", "praise.view@own"];
    private static readonly string[] FollowImprovements = ["improvements.view@department"];
    private static readonly string[] Improve = ["improvements.view", "improvements.manage", "improvements.check"];
    private static readonly string[] WorkOnComplaints = ["complaints.view@department", "complaints.handle", "complaints.feedback", "complaints.account", "praise.view@department", "praise.answer"];
    private static readonly string[] AnswerForComplaints = ["complaints.view@department", "complaints.handle", "complaints.account", "praise.view@department", "praise.answer", .. FollowImprovements];
    private static readonly string[] RunComplaints =
        ["complaints.register", "complaints.view", "complaints.manage", "complaints.handle", "complaints.feedback", "complaints.callback", "complaints.account", "complaints.force", "complaints.export", "complaints.analyse",
        "praise.register", "praise.view", "praise.answer", "praise.export", .. Improve, "improvements.export", "improvements.view-reviews", "improvements.prepare-review"];
    private static readonly string[] OverseeComplaints = ["complaints.view", "complaints.approve", "complaints.oversee", "complaints.analyse", "praise.view", "improvements.view", "improvements.check", "improvements.view-reviews", "improvements.sign-review"];
    private static readonly string[] LookUpKnowledge = ["knowledge.view"];
    private static readonly string[] KeepKnowledge = [.. LookUpKnowledge, "knowledge.manage"];
    private static readonly string[] TakeInquiries = [.. LookUpKnowledge, "inquiries.view", "inquiries.register", "inquiries.answer"];
    private static readonly string[] AnswerInquiries = [.. LookUpKnowledge, "inquiries.view@department", "inquiries.answer"];
    private static readonly string[] AnswerCalls = [.. ReadArchives, .. SeeCosts, .. KeepFacts, "patients.register", "patients.edit", "patients.reveal", "calls.view", "calls.answer", "calls.dial", "settings.view-guides", .. WriteMessages, .. RemindOfVaccines, .. FollowUp, .. SeeEducation, .. TakeComplaints, .. TakeInquiries];
    private static readonly string[] LeadAgents = [.. KeepKnowledge, "inquiries.export", .. LeadFollowUps, .. JudgeRecords, .. PrintParts, "patients.delete", "patients.export", "calls.export", "lists.view-exports", "patients.emergency-access", "calls.see-all", "calls.see-unrouted"];
    private static readonly string[] WatchOver = ["calls.view", "calls.see-all"];
    private static readonly string[] KeepArchives = [.. ReadArchives, .. SeeCosts, .. LookCloser, .. PrintParts, .. KeepFacts, .. JudgeRecords, "patients.register", "patients.edit", "patients.restrict", "patients.see-restricted"];

    public static IReadOnlyList<DefaultRole> All { get; } =
    [
        Role("admin", "系统管理员", [.. Administer, .. WatchFeeds]),
        Role("security", "安全管理员", Secure),
        Role("auditor", "审计管理员", [.. Audit, .. Inspect]),
        Role("info", "信息科", [.. Configure, .. KeepFeeds, .. WatchMessages, .. RunMessages, .. WriteTemplates, .. SendNotices, .. DesignAll, .. ReadReports, .. KeepKnowledge]),
        Role("lead", "客服班长", [.. WatchBoards, .. AnswerCalls, .. LeadAgents, .. RunMessages, .. ApproveTemplates, .. WatchNotices, "education.approve", "education.manage-lectures", .. LookUpQuestionnaires, .. ReadRatings, "surveys.export"]),
        Role("agent", "话务员", [.. AnswerCalls, .. ReadAnswerSheets]),
        Role("complaint", "投诉专员", [.. WatchBoards, .. ReadArchives, .. SeeCosts, .. PrintParts, .. TakeRequests, .. WatchOver, .. Guide, .. WriteMessages, .. ReadAnswerSheets, .. ReadRatings, .. SettleRatings, .. AskAfterComplaints, .. RunComplaints, .. LookUpKnowledge]),
        Role("medical", "医务科", [.. WatchBoards, .. ReadArchives, .. SeeCosts, .. LookCloser, .. PrintParts, "patients.see-restricted", "patients.restrict", .. TakeRequests, "patients.answer-requests", .. WatchOver, .. ApproveTemplates, .. JudgeEducation, .. DesignAll, .. ReadAnswerSheets, .. ReadRatings, "surveys.view-staff", "surveys.view-low-scores", .. ReadReports, "follow-ups.view", "follow-ups.rates", "alerts.view", "alerts.handle", .. WorkOnComplaints, .. Improve, "complaints.approve", "complaints.analyse", .. AnswerInquiries]),
        Role("nursing", "护理部", [.. WatchBoards, .. ReadArchives, .. DesignAll, .. ReadAnswerSheets, .. ReadRatings, "surveys.view-staff", "surveys.view-low-scores", "follow-ups.view", .. LeadFollowUps, "alerts.view", .. WorkOnComplaints, .. Improve, "complaints.analyse", .. AnswerInquiries]),
        Role("discipline", "纪检监察", [.. ReadArchives, .. WorkOnComplaints, .. FollowImprovements]),
        Role("head", "科主任", [.. WatchBoards, .. TreatPatients, .. SeeCosts, .. LookCloser, .. DesignOwn, .. Judge, .. FollowUpOwn, .. LeadOwnFollowUps, .. SettleOwnRatings, .. AnswerForComplaints, .. AnswerInquiries]),
        Role("headnurse", "护士长", [.. WatchBoards, .. TreatPatients, .. SeeCosts, .. DesignOwn, .. Judge, .. FollowUpOwn, .. LeadOwnFollowUps, .. SettleOwnRatings, .. AnswerForComplaints, .. AnswerInquiries]),
        Role("nurse", "责任护士", [.. TreatPatients, .. SeeCosts, .. LookUpQuestionnaires, .. Judge, .. FollowUpOwn, .. OwnComplaints]),
        Role("doctor", "主管医生", [.. TreatPatients, .. LookCloser, .. LookUpQuestionnaires, .. Judge, .. FollowUpOwn, "alerts.handle", .. OwnComplaints]),
        Role("records", "病案室", [.. KeepArchives, .. WatchFeeds, .. RepairRows]),
        Role("epi", "预防保健科", [.. ReadArchives, .. Guide, .. WriteMessages, .. WatchNotices, .. KeepVaccines, .. WriteEducation, .. LookUpQuestionnaires, .. AnswerInquiries]),
        Role("finance", "住院结算处", [.. ReadMasked, .. SeeCosts, .. PrintParts, .. WatchNotices, .. ReadReports, .. WorkOnComplaints, .. FollowImprovements, .. AnswerInquiries]),
        Role("manager", "院领导", [.. WatchBoards, "follow-ups.view", "follow-ups.rates", "alerts.view", .. ReadMasked, .. SeeCosts, .. WatchOver, .. WatchFeeds, .. WatchMessages, .. SeeRatings, .. ReadReports, .. OverseeComplaints]),
    ];

    private static DefaultRole Role(string code, string name, params string[] rights) => DefaultRole.Of(code, name, [.. Everybody, .. rights]);
}

/// <param name="Code">What <c>crm staff add --role</c> takes.</param>
public sealed record DefaultRole(string Code, string Name, IReadOnlyList<string> Rights)
{
    private const string OnlyDepartment = "@department";
    private const string OnlyOwn = "@own";

    private Dictionary<string, DataScope> Narrow { get; init; } = [];

    public DataScope ScopeOf(string right) => Narrow.GetValueOrDefault(right, DataScope.All);

    internal static DefaultRole Of(string code, string name, IReadOnlyList<string> rights)
    {
        var narrow = rights.Where(right => Plain(right) != right).Distinct()
            .ToDictionary(Plain, right => right.EndsWith(OnlyOwn, StringComparison.Ordinal) ? DataScope.Own : DataScope.Department, StringComparer.Ordinal);
        return new(code, name, [.. rights.Select(Plain)]) { Narrow = narrow };
    }

    private static string Plain(string right) => right.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? right[..at] : right;
}
