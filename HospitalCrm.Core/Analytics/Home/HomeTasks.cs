using HospitalCrm.Core.Analytics.Boards;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Quarantine;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Surveys;
using HospitalCrm.Core.Surveys.Satisfaction;

namespace HospitalCrm.Core.Analytics.Home;

/// <summary>Something that waits for whoever holds the right to do it: how many, and the list they stand in.</summary>
/// <param name="Right">To act, not only to look.</param>
public sealed record HomeTask(BoardFigure Figure, Permission Right);

/// <summary>
/// What the home page tells each role that it must do now (S1-2), declared once, the most urgent first. Alerts and follow-ups stand above
/// them in words of their own.
/// </summary>
public static class HomeTasks
{
    public static IReadOnlyList<HomeTask> All { get; } =
    [
        Task("complaints-to-approve", ComplaintList.Definition, "/complaints", ComplaintPermissions.Approve, isAlarm: true, ("complaintState", nameof(ComplaintState.ForcePending))),
        Task("complaints-late", ComplaintList.Definition, "/complaints", ComplaintPermissions.Manage, isAlarm: true, ("complaintState", ComplaintList.Overdue)),
        Task("complaints-late-seen", ComplaintList.Definition, "/complaints", ComplaintPermissions.Oversee, isAlarm: true, ("complaintState", ComplaintList.Overdue)),
        Task("complaint-drafts", ComplaintDraftList.Definition, "/complaints/drafts", ComplaintPermissions.Manage),
        Task("complaints-to-assign", ComplaintList.Definition, "/complaints", ComplaintPermissions.Manage, isAlarm: false, ("complaintState", nameof(ComplaintState.Accepted))),
        Task("complaints-to-end", ComplaintList.Definition, "/complaints", ComplaintPermissions.Manage, isAlarm: false, ("complaintState", nameof(ComplaintState.ClosureRequested))),
        Task("complaints-to-handle", ComplaintList.Definition, "/complaints", ComplaintPermissions.Handle, isAlarm: false, ("complaintState", nameof(ComplaintState.Handling))),
        Task("complaint-callbacks", ComplaintList.Callbacks, "/complaints/callbacks", ComplaintPermissions.Callback),
        Task("inquiries-late", InquiryList.Definition, "/inquiries", InquiryPermissions.Answer, isAlarm: true, ("inquiryState", InquiryList.Overdue)),
        Task("inquiries-to-answer", InquiryList.Definition, "/inquiries", InquiryPermissions.Answer, isAlarm: false, ("inquiryState", nameof(InquiryState.Handed))),
        Task("inquiries-to-tell", InquiryList.Definition, "/inquiries", InquiryPermissions.Register, isAlarm: false, ("inquiryState", nameof(InquiryState.Answered))),
        Task("inquiries-open", InquiryList.Definition, "/inquiries", InquiryPermissions.Register, isAlarm: false, ("inquiryState", nameof(InquiryState.Open))),
        Task("knowledge-to-review", KnowledgeList.Definition, "/knowledge", KnowledgePermissions.Manage, isAlarm: false, ("reviewDue", bool.TrueString)),
        Task("replies-open", InboxList.Definition, "/messages/inbox", MessagingPermissions.Inbox, isAlarm: false, ("isOpen", bool.TrueString)),
        Task("low-scores-open", LowScoreList.Definition, "/surveys/low-scores", SurveyPermissions.HandleLowScores, isAlarm: false, ("lowScoreState", LowScoreList.Open)),
        Task("quarantine-open", QuarantineList.Definition, "/feeds/quarantine", FeedPermissions.Manage, isAlarm: false, ("state", nameof(QuarantineState.Open))),
        Task("codes-unmapped", SourceCodeList.Definition, "/feeds/codes", FeedPermissions.Manage, isAlarm: false, ("state", SourceCodeList.Unmapped)),
    ];

    private static HomeTask Task(string name, Lists.ListDefinition list, string path, Permission right, bool isAlarm = false, params (string Filter, string Value)[] asked)
    {
        var question = asked.ToDictionary(filter => filter.Filter, filter => filter.Value, StringComparer.Ordinal);
        return new(new(name, BoardGroup.Complaints, list, path) { Question = _ => question, IsAlarm = isAlarm }, right);
    }
}
