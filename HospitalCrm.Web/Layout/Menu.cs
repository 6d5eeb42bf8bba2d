using System.Collections.Frozen;
using System.Reflection;
using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Learning;
using HospitalCrm.Core.Complaints.Praise;
using HospitalCrm.Core.Education;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Vaccines;
using HospitalCrm.Core.Surveys;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Layout;

/// <summary>The menu, declared once. An entry is shown to those who hold its right, which is the right its page asks for.</summary>
public static class Menu
{
    private static readonly FrozenSet<string> Routes = typeof(Menu).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
        .Select(route => route.Template)
        .ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<MenuGroup> Groups { get; } =
    [
        new(
            null,
            [
                new("Nav.home", "/", "home", null),
                new("Nav.dashboard", "/dashboard", "space_dashboard", AnalyticsPermissions.ViewBoards),
                new("Nav.analysis", "/dashboard/analysis", "bar_chart", AnalyticsPermissions.ViewBoards),
                new("Nav.wall", "/wall", "tv", AnalyticsPermissions.ViewBoards),
            ]),
        new("Nav.group.patients",
        [
            new("Nav.patients", "/patients", "folder_shared", PatientPermissions.View),
            new("Nav.segments", "/segments", "groups", PatientPermissions.View),
            new("Nav.enterprises", "/enterprises", "apartment", PatientPermissions.ViewEnterprises),
            new("Nav.requests", "/requests", "contact_page", PatientPermissions.ViewRequests),
            new("Nav.same-person", "/patients/same-person", "compare_arrows", PatientPermissions.Merge),
            new("Nav.feeds", "/feeds", "hub", FeedPermissions.View),
            new("Nav.reports", "/reports", "monitoring", AnalyticsPermissions.ViewReports),
        ]),
        new("Nav.group.calls",
        [
            new("Nav.desk", "/desk", "support_agent", CallPermissions.Answer),
            new("Nav.calls", "/calls", "call", CallPermissions.View),
            new("Nav.contacts", "/calls/contacts", "speaker_notes", CallPermissions.View),
            new("Nav.inquiries", "/inquiries", "contact_support", InquiryPermissions.View),
            new("Nav.inquiry-new", "/inquiries/new", "add_comment", InquiryPermissions.Register),
            new("Nav.knowledge", "/knowledge", "menu_book", KnowledgePermissions.Manage),
            new("Nav.guides", "/guides", "signpost", SettingsPermissions.ViewGuides),
        ]),
        new("Nav.group.follow-ups",
        [
            new("Nav.follow-ups", "/follow-ups", "contact_phone", FollowUpPermissions.View),
            new("Nav.follow-ups-done", "/follow-ups/done", "task_alt", FollowUpPermissions.View),
            new("Nav.follow-ups-ward", "/follow-ups/ward", "monitor_heart", FollowUpPermissions.Assign),
            new("Nav.follow-ups-rates", "/follow-ups/rates", "percent", FollowUpPermissions.Rates),
            new("Nav.alerts", "/alerts", "notification_important", AlertPermissions.View),
            new("Nav.plans", "/plans", "event_repeat", PlanPermissions.View),
            new("Nav.questionnaires", "/questionnaires", "quiz", QuestionnairePermissions.View),
        ]),
        new("Nav.group.complaints",
        [
            new("Nav.complaints", "/complaints", "report", ComplaintPermissions.View),
            new("Nav.complaint-new", "/complaints/new", "add_comment", ComplaintPermissions.Register),
            new("Nav.complaint-callbacks", "/complaints/callbacks", "phone_callback", ComplaintPermissions.Callback),
            new("Nav.complaint-ledger", "/complaints/ledger", "menu_book", ComplaintPermissions.Export),
            new("Nav.complaint-analysis", "/complaints/analysis", "monitoring", ComplaintPermissions.Analyse),
            new("Nav.praise", "/praise", "volunteer_activism", PraisePermissions.View),
            new("Nav.improvements", "/improvements", "build_circle", LearningPermissions.View),
            new("Nav.meetings", "/improvements/meetings", "forum", LearningPermissions.Manage),
            new("Nav.reviews", "/improvements/reviews", "draw", LearningPermissions.ViewReviews),
        ]),
        new("Nav.group.messages",
        [
            new("Nav.messages", "/messages", "sms", MessagingPermissions.View),
            new("Nav.messages-inbox", "/messages/inbox", "mark_chat_unread", MessagingPermissions.Inbox),
            new("Nav.messages-statistics", "/messages/statistics", "bar_chart", MessagingPermissions.View),
            new("Nav.messages-channels", "/messages/channels", "cell_tower", MessagingPermissions.View),
            new("Nav.notices", "/notices", "schedule_send", NoticePermissions.View),
            new("Nav.vaccine-due", "/vaccines/due", "event_available", VaccinePermissions.View),
            new("Nav.vaccines", "/vaccines", "vaccines", VaccinePermissions.View),
            new("Nav.satisfaction", "/surveys/satisfaction", "reviews", SurveyPermissions.View),
            new("Nav.low-scores", "/surveys/low-scores", "sentiment_dissatisfied", SurveyPermissions.ViewLowScores),
            new("Nav.surveys", "/surveys", "sentiment_satisfied", SurveyPermissions.View),
            new("Nav.health-info", "/health-info", "health_and_safety", EducationPermissions.View),
            new("Nav.lectures", "/lectures", "co_present", EducationPermissions.View),
            new("Nav.templates", "/templates", "text_snippet", TemplatePermissions.View),
        ]),
        new("Nav.group.settings",
        [
            new("Nav.nuisance-numbers", "/settings/nuisance-numbers", "phone_disabled", SettingsPermissions.View),
            new("Nav.exports", "/exports", "approval", ExportPermissions.View),
            new("Nav.staff", "/staff", "badge", SecurityPermissions.ViewStaff),
            new("Nav.roles", "/roles", "admin_panel_settings", SecurityPermissions.ViewRoles),
            new("Nav.role-rights", "/roles/rights", "rule", SecurityPermissions.ViewRoles),
            new("Nav.role-staff", "/roles/staff", "group_add", SecurityPermissions.ViewRoles),
            new("Nav.rights-review", "/rights-review", "fact_check", SecurityPermissions.ReviewRights),
            new("Nav.emergency-access", "/emergency-access", "emergency", SecurityPermissions.JudgeEmergency),
            new("Nav.accounts", "/accounts", "manage_accounts", SecurityPermissions.ManageAccounts),
            new("Nav.sessions", "/sessions", "devices", SecurityPermissions.ManageAccounts),
            new("Nav.audit", "/audit", "policy", SecurityPermissions.ViewAudit),
            new("Nav.settings", "/settings", "tune", SettingsPermissions.View),
            new("Nav.systems", "/systems", "lan", SecurityPermissions.ViewSystems),
            new("Nav.status", "/status", "monitor_heart", OperationsPermissions.ViewStatus),
        ]),
    ];

    /// <summary>A page that does not exist yet has no line in the menu.</summary>
    public static bool HasPage(MenuEntry entry) => Routes.Contains(entry.Url);
}
