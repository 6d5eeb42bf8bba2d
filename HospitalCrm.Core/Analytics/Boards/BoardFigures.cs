using System.Collections.Frozen;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Surveys.Satisfaction;

namespace HospitalCrm.Core.Analytics.Boards;

/// <summary>The figures of the boards, declared once, in the order they are shown.</summary>
public static class BoardFigures
{
    public static IReadOnlyList<BoardFigure> All { get; } =
    [
        new("calls-now", BoardGroup.Calls, CallList.Definition, "/calls") { Question = _ => Asked(("state", CallList.Live)) },
        new("calls-waiting", BoardGroup.Calls, CallList.Definition, "/calls") { Question = _ => Asked(("state", CallList.Waiting)), IsAlarm = true },
        new("calls-answered", BoardGroup.Calls, CallList.Definition, "/calls") { Question = day => Asked(("state", CallList.Taken), ("startedOn", day.TodayOnly)) },
        new("calls-missed", BoardGroup.Calls, CallList.Definition, "/calls") { Question = day => Asked(("state", CallList.Lost), ("startedOn", day.TodayOnly)), IsAlarm = true },
        new("followups-due", BoardGroup.FollowUps, FollowUpList.Due, "/follow-ups"),
        new("followups-overdue", BoardGroup.FollowUps, FollowUpList.Due, "/follow-ups") { Question = day => Asked(("due", day.Overdue)), IsAlarm = true },
        new("followups-done", BoardGroup.FollowUps, FollowUpDoneList.Definition, "/follow-ups/done") { Question = day => Asked(("calledOn", day.TodayOnly)) },
        new("alerts-open", BoardGroup.FollowUps, AlertList.Definition, "/alerts") { Question = _ => Asked(("alertState", AlertList.Open)), IsAlarm = true },
        new("complaints-open", BoardGroup.Complaints, ComplaintList.Definition, "/complaints") { Question = _ => Asked(("complaintState", ComplaintList.Open)) },
        new("complaints-overdue", BoardGroup.Complaints, ComplaintList.Definition, "/complaints") { Question = _ => Asked(("complaintState", ComplaintList.Overdue)), IsAlarm = true },
        new("complaints-soon", BoardGroup.Complaints, ComplaintList.Definition, "/complaints") { Question = _ => Asked(("complaintState", ComplaintList.DueSoon)), IsAlarm = true },
        new("complaints-callback", BoardGroup.Complaints, ComplaintList.Definition, "/complaints") { Question = _ => Asked(("complaintState", nameof(ComplaintState.CallbackDue))), IsOnWall = false },
        new("messages-waiting", BoardGroup.Messages, OutboxList.Definition, "/messages") { Question = _ => Asked(("state", nameof(MessageState.Queued))) },
        new("messages-sent", BoardGroup.Messages, OutboxList.Definition, "/messages") { Question = day => Asked(("state", OutboxList.Gone), ("createdOn", day.TodayOnly)) },
        new("messages-failed", BoardGroup.Messages, OutboxList.Definition, "/messages") { Question = day => Asked(("state", OutboxList.NotArrived), ("createdOn", day.TodayOnly)), IsAlarm = true },
        new("messages-vaccine", BoardGroup.Messages, OutboxList.Definition, "/messages") { Question = day => Asked(("kind", nameof(TemplateKind.Vaccine)), ("state", OutboxList.Gone), ("createdOn", day.TodayOnly)), IsOnWall = false },
        new("low-scores-open", BoardGroup.Satisfaction, LowScoreList.Definition, "/surveys/low-scores") { Question = _ => Asked(("lowScoreState", LowScoreList.Open)), IsAlarm = true, IsOnWall = false },
        new("patients-total", BoardGroup.Archives, PatientList.Definition, "/patients") { IsOnWall = false },
        new("archives-viewed", BoardGroup.Archives, AccessList.Definition, "/feeds/accesses") { Question = day => Asked(("accessedOn", day.TodayOnly)), IsOnWall = false },
    ];

    private static readonly FrozenDictionary<string, BoardFigure> ByName = All.ToFrozenDictionary(figure => figure.Name, StringComparer.Ordinal);

    public static BoardFigure? Find(string name) => ByName.GetValueOrDefault(name);

    public static BoardDay DayOf(TimeProvider clock, ParameterValues parameters)
    {
        var today = clock.Today();
        return new(today, today.AddDays(-parameters.Get(FollowUpParameters.OverdueDays) - 1));
    }

    private static Dictionary<string, string> Asked(params (string Filter, string Value)[] filters) => filters.ToDictionary(filter => filter.Filter, filter => filter.Value, StringComparer.Ordinal);
}
