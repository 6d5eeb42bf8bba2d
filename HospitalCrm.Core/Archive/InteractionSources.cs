using System.Linq.Expressions;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>交互来源, one declaration each. Later rooms (complaints, follow-ups, messages …) add theirs here.</summary>
public static class InteractionSources
{
    public static IReadOnlyList<InteractionSource> All { get; } =
    [
        new(InteractionKind.Call)
        {
            Lines = db =>
                from call in db.Calls
                select new InteractionLine
                {
                    PatientId = call.PatientId,
                    At = call.StartedAt,
                    CallId = call.Id,
                    Direction = call.Direction,
                    State = call.State,
                    AnsweredAt = call.AnsweredAt,
                    EndedAt = call.EndedAt,
                    StaffNo = call.AgentNo,
                    Topic = db.ContactRecords.Where(note => note.CallId == call.Id).OrderBy(note => note.At).Select(note => (ContactTopic?)note.Topic).FirstOrDefault(),
                },
        },
        new(InteractionKind.Note)
        {
            // A note of a call stands with its call, unless that is not (or no longer) a call of the same record.
            Lines = db =>
                from note in db.ContactRecords
                where !db.Calls.Any(call => call.Id == note.CallId && call.PatientId == note.PatientId)
                select new InteractionLine
                {
                    PatientId = note.PatientId,
                    At = note.At,
                    NoteId = note.Id,
                    Topic = note.Topic,
                    Text = note.Text,
                    StaffNo = note.StaffNo,
                },
            TextPurpose = ContactRecord.TextPurpose,
        },
        Encounters(InteractionKind.Visit, InteractionClass.Outpatient, line => line.Encounter == EncounterKind.Outpatient || line.Encounter == EncounterKind.Emergency),
        Encounters(InteractionKind.Stay, InteractionClass.Inpatient, line => line.Encounter == EncounterKind.Inpatient),
        Encounters(InteractionKind.CheckUp, InteractionClass.CheckUp, line => line.Encounter == EncounterKind.CheckUp),
        new(InteractionKind.LabReport)
        {
            Lines = db =>
                from report in db.LabReports
                where report.VerifiedAt != null
                select new InteractionLine
                {
                    PatientId = report.PatientId,
                    At = report.VerifiedAt,
                    LabReportId = report.Id,
                    Title = report.Name,
                    IsAbnormal = db.LabResults.Any(result => result.PatientId == report.PatientId && result.ReportKey == report.SourceKey && result.IsAbnormal),
                    IsCorrected = report.IsCorrected,
                    IsSensitive = report.IsSensitive,
                },
            Class = InteractionClass.Report,
            Requires = ArchivePermissions.ViewMedical,
        },
        new(InteractionKind.ExamReport)
        {
            Lines = db =>
                from report in db.ExamReports
                where report.VerifiedAt != null
                select new InteractionLine
                {
                    PatientId = report.PatientId,
                    At = report.VerifiedAt,
                    ExamReportId = report.Id,
                    Title = report.Name,
                    Text = report.Impression,
                    IsAbnormal = report.IsAbnormal,
                    IsCorrected = report.IsCorrected,
                    IsSensitive = report.IsSensitive,
                },
            Class = InteractionClass.Report,
            TextPurpose = ExamReport.ImpressionPurpose,
            Requires = ArchivePermissions.ViewMedical,
        },
        new(InteractionKind.Message)
        {
            // A code is nobody's to read but his who asked for it.
            Lines = db =>
                from message in db.OutboundMessages
                where message.Category != MessageCategory.Code
                select new InteractionLine
                {
                    PatientId = message.PatientId,
                    At = message.CreatedAt,
                    MessageId = message.Id,
                    MessageKind = message.Kind,
                    MessageState = message.State,
                    Text = message.Text,
                    DepartmentCode = message.DepartmentCode,
                },
            Class = InteractionClass.Message,
            TextPurpose = OutboundMessage.TextPurpose,
            Requires = MessagingPermissions.View,
            TextRequires = PatientPermissions.SeeNames,
        },
        new(InteractionKind.Reply)
        {
            Lines = db =>
                from reply in db.InboundMessages
                select new InteractionLine
                {
                    PatientId = reply.PatientId,
                    At = reply.At,
                    ReplyId = reply.Id,
                    ReplyKind = reply.Kind,
                    Rating = reply.Rating,
                    Text = reply.Text,
                    StaffNo = reply.AssignedTo,
                },
            Class = InteractionClass.Message,
            TextPurpose = InboundMessage.TextPurpose,
            Requires = MessagingPermissions.View,
            TextRequires = PatientPermissions.SeeNames,
        },
        new(InteractionKind.FollowUp)
        {
            Lines = db =>
                from record in db.FollowUpRecords

                    // The axis is open to the department: what was asked because of a complaint would tell it that there was one.
                where !db.FollowUpTasks.Any(task => task.Id == record.TaskId && task.Origin == FollowUpOrigin.Complaint)
                select new InteractionLine
                {
                    PatientId = record.PatientId,
                    At = record.At,
                    FollowUpRecordId = record.Id,
                    FollowUpId = record.TaskId,
                    Step = record.Step,
                    Title = db.FollowUpPlans.Where(plan => plan.Id == record.PlanId).Select(plan => plan.Name).FirstOrDefault(),
                    Text = record.Note,
                    IsAbnormal = record.FlagCount > 0,
                    DepartmentCode = record.DepartmentCode,
                    StaffNo = record.By,
                },
            Class = InteractionClass.FollowUp,
            TextPurpose = FollowUpRecord.NotePurpose,
            Requires = FollowUpPermissions.View,
            TextRequires = PatientPermissions.SeeNames,
        },
        new(InteractionKind.Complaint)
        {
            // Nothing of what was said: whoever may read that opens the complaint, which puts his look on record.
            Lines = db =>
                from complaint in db.Complaints
                where complaint.Number != null
                select new InteractionLine
                {
                    PatientId = complaint.PatientId,
                    At = complaint.ReceivedAt,
                    ComplaintId = complaint.Id,
                    Title = complaint.Number,
                    StaffNo = complaint.RegisteredBy,
                    ComplaintState = complaint.State,
                    ConcernedNo = complaint.SubjectNo,
                    ConcernedCode = complaint.DepartmentCode,
                },
            Class = InteractionClass.Complaint,
            Requires = ComplaintPermissions.Manage,
        },
        new(InteractionKind.Inquiry)
        {
            // One of a call that turned out to be somebody else's is not this person's.
            Lines = db =>
                from inquiry in db.Inquiries
                where !db.Calls.Any(call => call.Id == inquiry.CallId && call.PatientId != inquiry.PatientId)
                select new InteractionLine
                {
                    PatientId = inquiry.PatientId,
                    At = inquiry.RegisteredAt,
                    InquiryId = inquiry.Id,
                    InquiryState = inquiry.State,
                    Text = inquiry.Question,
                    DepartmentCode = inquiry.DepartmentCode,
                    StaffNo = inquiry.RegisteredBy,
                },
            Class = InteractionClass.Inquiry,
            TextPurpose = Inquiry.QuestionPurpose,
            Requires = InquiryPermissions.View,
            TextRequires = PatientPermissions.SeeNames,
        },
    ];

    /// <summary>Only what was spoken or written.</summary>
    public static IReadOnlyList<InteractionSource> Contacts { get; } = [.. All.Where(source => source.Class is null)];

    public static InteractionClass ClassOf(ContactTopic? topic) => topic switch
    {
        ContactTopic.Inquiry => InteractionClass.Inquiry,
        ContactTopic.Complaint => InteractionClass.Complaint,
        ContactTopic.Appointment => InteractionClass.Appointment,
        ContactTopic.FollowUp => InteractionClass.FollowUp,
        ContactTopic.Suggestion or ContactTopic.Praise => InteractionClass.Evaluation,
        _ => InteractionClass.Contact,
    };

    /// <summary>The topics a class stands for; calls without a note have none.</summary>
    public static IReadOnlyList<ContactTopic?> TopicsOf(InteractionClass wanted) =>
        [.. Enum.GetValues<ContactTopic>().Select(topic => (ContactTopic?)topic).Append(null).Where(topic => ClassOf(topic) == wanted)];

    private static InteractionSource Encounters(InteractionKind kind, InteractionClass about, Expression<Func<InteractionLine, bool>> which) => new(kind)
    {
        Lines = db => (
            from encounter in db.Encounters
            select new InteractionLine
            {
                PatientId = encounter.PatientId,
                At = encounter.StartedAt,
                On = encounter.StartedOn,
                EndedAt = encounter.EndedAt,
                EncounterId = encounter.Id,
                Encounter = encounter.Kind,
                Title = kind == InteractionKind.CheckUp ? encounter.Package : encounter.DiagnosisName,
                Text = encounter.Summary,
                DepartmentCode = encounter.DepartmentCode,
                StaffNo = encounter.DoctorNo,
                IsAbnormal = encounter.IsAbnormal == true,
                IsSensitive = encounter.IsSensitive,
            }).Where(which),
        IsByDay = true,
        Class = about,
        TextPurpose = Encounter.SummaryPurpose,
        Requires = ArchivePermissions.ViewMedical,
    };
}
