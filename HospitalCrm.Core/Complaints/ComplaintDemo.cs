using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// The demo hospital's complaints of the last weeks, each moved by the complaint's own moves at the time it would have happened, so that
/// clocks, rounds and history are what they would be. Nobody is written to about the past but by the clocks that have run out, which ring as
/// after any long stop.
/// </summary>
public sealed class ComplaintDemo(CrmDb db, ComplaintClockwork clockwork, ComplaintNumbers numbers, ComplaintRouting routing, Vault vault, TimeProvider clock) : IRoomPart
{
    private const string Office = "complaint01";
    private const string Agent = "agent01";
    private const string Handler = "medical01";
    private const string Leader = "manager01";

    /// <summary>Between one step and the next.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(7);

    public async Task InstallAsync(CancellationToken ct)
    {
        var times = await clockwork.TimesAsync(ct);
        var weights = CodeTables.ComplaintSeverities.BuiltIn.ToDictionary(item => item.Code, item => item.Value ?? 0, StringComparer.Ordinal);
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var story in ComplaintStories.All.OrderByDescending(story => story.HoursAgo))
                {
                    var complaint = Received(story, weights[story.Importance], await routing.IsHeadAsync(story.Staff, ct));
                    await MoveAsync(complaint, story, new Course(clock, times, complaint.ReceivedAt, vault), ct);
                    db.Complaints.Add(complaint);
                    await db.SaveChangesAsync(ct);
                }
            },
            ct);
    }

    private Complaint Received(ComplaintStory story, int weight, bool isHidden)
    {
        var complaint = new Complaint(story.Source, clock.GetUtcNow().AddHours(-story.HoursAgo), story.Source is ComplaintSource.Call ? Agent : Office, Guid.CreateVersion7())
            .Classify(story.Category, story.Importance, weight, routing.IsConfidential(story.Category))
            .About(story.Department, story.Staff, isHidden)
            .Say(vault.Seal(Complaint.WordsPurpose, story.Words), call: null);
        if (story.ExternalNo is { } number)
        {
            complaint.PassedOn(number, DateOnly.FromDateTime(HospitalZone.Local(complaint.ReceivedAt).DateTime).AddDays(15));
        }

        return story.Name is null ? complaint.Anonymous(null) : complaint.From(
            null,
            vault.Seal(Complaint.ComplainantNamePurpose, story.Name),
            vault.SealOptional(Complaint.ComplainantPhonePurpose, story.Phone),
            story.Phone is { } phone ? vault.BlindIndex(Complaint.PhoneIndexPurpose, phone) : null,
            ComplainantRelation.Self,
            ComplaintTail.Of(vault, story.Phone));
    }

    /// <summary>As far as the story goes.</summary>
    private async Task MoveAsync(Complaint complaint, ComplaintStory story, Course course, CancellationToken ct)
    {
        complaint.Open(course.Now(complaint.RegisteredBy), asDraft: story.Ends == ComplaintStoryEnd.Draft);
        if (story.Ends == ComplaintStoryEnd.Draft)
        {
            return;
        }

        complaint.Accept(await numbers.NextAsync(ct), course.Now(complaint.RegisteredBy));
        switch (story.Ends)
        {
            case ComplaintStoryEnd.Accepted:
                return;
            case ComplaintStoryEnd.OnSpot:
                complaint.SettleOnSpot(course.Next(Office, "当场向对方解释并致歉，对方表示理解。"));
                return;
            case ComplaintStoryEnd.Declined:
                complaint.Decline(course.Next(Office, $"{DeclineGrounds.Words(DeclineGround.Court)}。已电话向对方说明。"));
                return;
            default:
                break;
        }

        complaint.Assign(
            routing.HandlerOf(story.Category, story.Department, isHidden: complaint.VisibleCode is null && !complaint.IsConfidential && story.Department is not null) ?? "9004", isJoint: false, vault.Seal(Complaint.SummaryPurpose, story.Summary), course.Next(Office));
        if (complaint.ContactedAt is null)
        {
            complaint.Contact(course.Next(Office, "已电话联系，告知受理编号和办理时限。"));
        }

        Handle(complaint, story, course);
    }

    private static void Handle(Complaint complaint, ComplaintStory story, Course course)
    {
        switch (story.Ends)
        {
            case ComplaintStoryEnd.Handling:
                return;
            case ComplaintStoryEnd.Waiting:
                complaint.Wait(course.Next(Handler, "等待对方补充票据照片。"));
                return;
            case ComplaintStoryEnd.MedicalDispute:
                complaint.Transfer(ComplaintEnd.MedicalDispute, course.Next(Office, "双方同意申请医疗纠纷人民调解。"));
                return;
            default:
                break;
        }

        if (complaint.IsReachable)
        {
            complaint.Feedback(FeedbackWay.Phone, course.Today, course.Next(Handler, story.Result));
        }

        if (story.Ends is ComplaintStoryEnd.ForcePending or ComplaintStoryEnd.Forced)
        {
            complaint.Force(course.Next(Office, "已三次答复，对方要求超出规定，申请强制终止。"));
            if (story.Ends == ComplaintStoryEnd.Forced)
            {
                complaint.ApproveEnd(course.Next(Leader, "同意，材料齐全。"));
            }

            return;
        }

        complaint.AskClosure(course.Next(Handler, story.Result));
        if (!complaint.IsReachable && story.Ends == ComplaintStoryEnd.Closed)
        {
            complaint.EndByOffice(course.Next(Office, "无联系方式，已公示处理结果。"));
            complaint.ApproveEnd(course.Next(Leader, "同意结案。"));
            return;
        }

        if (story.Ends == ComplaintStoryEnd.RefusedThenClosed)
        {
            complaint.Refuse(ComplaintSatisfaction.Dissatisfied, "serious", 30, course.Next(Agent, "对方认为没有说明等候的原因，不同意终止。"));
            complaint.Feedback(FeedbackWay.Phone, course.Today, course.Next(Handler, "说明了当日接诊量和改进措施，再次致歉。"));
            complaint.AskClosure(course.Next(Handler, "已增开午间门诊。"));
        }

        if (story.Ends is ComplaintStoryEnd.Closed or ComplaintStoryEnd.RefusedThenClosed)
        {
            complaint.Agree(story.Satisfaction, course.Next(Agent, "对方同意终止。"));
        }
    }

    /// <summary>One step after the other, none of them in the future.</summary>
    private sealed class Course(TimeProvider clock, ComplaintTimes times, DateTimeOffset from, Vault vault)
    {
        private DateTimeOffset _at = from;

        public DateOnly Today => DateOnly.FromDateTime(HospitalZone.Local(Later).DateTime);

        private DateTimeOffset Later => _at + Pause < clock.GetUtcNow() ? _at + Pause : _at;

        public ComplaintHand Now(string by) => new(by, _at, times);

        public ComplaintHand Next(string by, string? words = null)
        {
            _at = Later;
            return new(by, _at, times, vault.SealOptional(ComplaintStep.WordsPurpose, words));
        }
    }
}
