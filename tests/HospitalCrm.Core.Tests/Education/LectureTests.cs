using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Education.Lectures;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Education;

/// <summary>讲座: told, signed up for, reminded of, moved and cancelled.</summary>
public sealed class LectureTests
{
    [Fact]
    public async Task The_patients_of_a_department_are_told_and_a_reply_takes_a_seat_and_is_answered()
    {
        await using var education = await EducationHospital.OpenAsync();
        var wang = await education.PatientAsync();
        await education.VisitAsync(wang, "V1", "感冒");
        await education.PatientAsync("从未就诊");
        var lecture = await PlanAsync(education);
        await AnnounceAsync(education, lecture);
        await SentAsync(education);

        await ReplyAsync(education, "报名！", "m1");
        await ReplyAsync(education, "报名！", "m1");
        await ReplyAsync(education, "报名", "m2");

        var texts = await education.TextsAsync();
        Assert.StartsWith("【测试医院】王芳您好，测试医院将于3月5日14:30在门诊楼5楼会议室举办“冬季心血管健康”健康讲座，主讲：李主任，免费参加，报名请回复“报名”。", texts[0], StringComparison.Ordinal);
        Assert.Contains("您已报名“冬季心血管健康”讲座，时间：3月5日14:30", texts[1], StringComparison.Ordinal);
        var sheet = await ReadAsync(education, lecture);
        Assert.Equal((1, SignUpDoor.Reply, (Id<Patient>?)wang), (sheet.Standing!.Taken, Assert.Single(sheet.SignUps).Door, sheet.SignUps[0].PatientId));
        Assert.All(await education.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().ToListAsync()), reply => Assert.NotNull(reply.HandledAt));
    }

    [Fact]
    public async Task When_it_is_full_the_reply_says_so_and_stays_for_somebody_to_read()
    {
        await using var education = await EducationHospital.OpenAsync();
        var wang = await education.PatientAsync();
        await education.VisitAsync(wang, "V1", "感冒");
        var lecture = await PlanAsync(education, seats: "1");
        await AnnounceAsync(education, lecture);
        await SentAsync(education);
        await education.DoAsync(education.Wu, async (JoinLecture use) => await use.HandleAsync(lecture, await education.PatientAsync("李强")));

        await ReplyAsync(education, "报名", "m1");

        Assert.Contains("名额已满", (await education.TextsAsync())[^1], StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(education, lecture)).Standing!.Taken);
        Assert.Null(await education.Hospital.WithDbAsync(db => db.InboundMessages.Select(reply => reply.HandledAt).SingleAsync()));
    }

    [Theory]
    [InlineData("怎么报名")]
    [InlineData("不去")]
    public async Task Another_reply_and_one_of_somebody_who_was_not_told_sign_nobody_up(string said)
    {
        await using var education = await EducationHospital.OpenAsync();
        var wang = await education.PatientAsync();
        await education.VisitAsync(wang, "V1", "感冒");
        var lecture = await PlanAsync(education);
        await AnnounceAsync(education, lecture);
        await SentAsync(education);

        await ReplyAsync(education, said, "m1");
        await ReplyAsync(education, "报名", "m2", from: "13911112222");

        Assert.Equal(0, (await ReadAsync(education, lecture)).Standing!.Taken);
    }

    [Fact]
    public async Task Seats_are_given_once_a_person_and_given_back()
    {
        await using var education = await EducationHospital.OpenAsync();
        var (wang, li) = (await education.PatientAsync(), await education.PatientAsync("李强"));
        var lecture = await PlanAsync(education, seats: "1");
        await education.DoAsync(education.Wu, (JoinLecture use) => use.HandleAsync(lecture, wang));
        var again = await education.Hospital.Run.RunAsync(education.Wu, (JoinLecture use) => use.HandleAsync(lecture, wang));
        var full = await education.Hospital.Run.RunAsync(education.Wu, (JoinLecture use) => use.HandleAsync(lecture, li));

        await education.DoAsync(education.Wu, async (LeaveLecture use) => await use.HandleAsync((await ReadAsync(education, lecture)).SignUps[0].Id));
        await education.DoAsync(education.Wu, (JoinLecture use) => use.HandleAsync(lecture, li));

        Assert.Equal(("Education.SignedUpAlready", "Education.LectureFull"), (again.Problem!.Code, full.Problem!.Code));
        Assert.Equal(li, Assert.Single((await ReadAsync(education, lecture)).SignUps).PatientId);
        var fewer = await FormAsync(education, lecture);
        fewer.Seats = "0";
        Assert.Equal("Education.SeatsNeeded", Assert.Single((await education.Hospital.Run.RunAsync(education.Wu, (SaveLecture use) => use.HandleAsync(fewer))).Problem!.Fields).Code);
    }

    [Fact]
    public async Task The_day_before_those_who_signed_up_are_reminded_once()
    {
        await using var education = await EducationHospital.OpenAsync();
        var lecture = await PlanAsync(education);
        await education.DoAsync(education.Wu, async (JoinLecture use) => await use.HandleAsync(lecture, await education.PatientAsync(consent: null)));
        await education.DoAsync(education.Wu, async (JoinLecture use) => await use.HandleAsync(lecture, await education.PatientAsync("李强", consent: null)));
        await education.DoAsync(education.Wu, async (LeaveLecture use) => await use.HandleAsync((await ReadAsync(education, lecture)).SignUps[1].Id));
        education.Hospital.Clock.Advance(TimeSpan.FromHours(2));
        var early = await education.RunAsync<SendLectureReminders>();
        education.Hospital.Clock.Advance(TimeSpan.FromDays(2));

        var due = await education.RunAsync<SendLectureReminders>();
        var again = await education.RunAsync<SendLectureReminders>();

        Assert.Equal((0, 1, 0), (early, due, again));
        Assert.Contains("王芳您好，您报名的“冬季心血管健康”讲座将于3月5日14:30在门诊楼5楼会议室举行", Assert.Single(await education.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lecture_that_is_moved_is_told_to_those_who_know_of_it_and_whose_notice_waits_gets_the_new_hour()
    {
        await using var education = await EducationHospital.OpenAsync();
        var (told, waits, signedUp) = (await education.PatientAsync(), await education.PatientAsync("李强"), await education.PatientAsync("赵敏", consent: null));
        await education.VisitAsync(told, "V1", "感冒");
        await education.VisitAsync(waits, "V2", "感冒");
        var lecture = await PlanAsync(education);
        await education.DoAsync(education.Wu, (JoinLecture use) => use.HandleAsync(lecture, signedUp));
        await AnnounceAsync(education, lecture);
        await education.SendAsync();
        await education.Hospital.WithDbAsync(db => db.OutboundMessages.Where(message => message.PatientId == told)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent).SetProperty(message => message.SentAt, education.Hospital.Clock.GetUtcNow())));
        education.Hospital.Clock.Advance(TimeSpan.FromHours(1));
        var form = await FormAsync(education, lecture);
        form.At = "15:00";

        await education.DoAsync(education.Wu, (SaveLecture use) => use.HandleAsync(form));
        var first = await education.RunAsync<SendLectureChanges>();
        var again = await education.RunAsync<SendLectureChanges>();

        Assert.Equal((2, 0), (first, again));
        var texts = await education.TextsAsync();
        Assert.Equal(2, texts.Count(text => text.Contains("现定于3月5日15:00", StringComparison.Ordinal)));
        var old = (await education.MessagesAsync()).Single(message => message.PatientId == waits);
        Assert.Equal(((MessageState, MessageReason?))(MessageState.Suppressed, MessageReason.Cancelled), (old.State, old.Reason));
        await education.DoAsync(education.Wu, async (AnnounceLecture use) => await use.HandleAsync(lecture, (await FormAsync(education, lecture)).Version));
        await education.SendAsync();
        Assert.Contains(await education.TextsAsync(), text => text.Contains("李强您好", StringComparison.Ordinal) && text.Contains("15:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_one_stops_its_notice_tells_who_signed_up_and_takes_nobody_any_more()
    {
        await using var education = await EducationHospital.OpenAsync();
        var wang = await education.PatientAsync();
        await education.VisitAsync(wang, "V1", "感冒");
        var lecture = await PlanAsync(education);
        await education.DoAsync(education.Wu, (JoinLecture use) => use.HandleAsync(lecture, wang));
        await AnnounceAsync(education, lecture);
        Assert.Equal("Education.RefusalReason", (await education.Hospital.Run.RunAsync(education.Wu, (CancelLecture use) => use.HandleAsync(lecture, " "))).Problem!.Code);

        await education.DoAsync(education.Wu, (CancelLecture use) => use.HandleAsync(lecture, "主讲人出差"));
        var sent = await education.SendAsync();
        await education.RunAsync<SendLectureChanges>();

        Assert.Equal(0, sent);
        Assert.Contains("因故取消", Assert.Single(await education.TextsAsync()), StringComparison.Ordinal);
        Assert.Equal(CampaignState.Stopped, (await ReadAsync(education, lecture)).Campaigns[0].State);
        Assert.Equal("Education.LectureCancelled", (await education.Hospital.Run.RunAsync(education.Wu, async (JoinLecture use) => await use.HandleAsync(lecture, await education.PatientAsync("李强")))).Problem!.Code);
        Assert.Equal("Education.LectureCancelled", (await education.Hospital.Run.RunAsync(education.Wu, async (AnnounceLecture use) => await use.HandleAsync(lecture, (await FormAsync(education, lecture)).Version))).Problem!.Code);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_at_its_field()
    {
        await using var education = await EducationHospital.OpenAsync();

        var problem = (await education.Hospital.Run.RunAsync(education.Wu, (SaveLecture use) => use.HandleAsync(new() { Topic = "", Place = "", On = new(2026, 3, 1), At = "09:00", Seats = "很多", Department = "1001", AudienceOf = Guid.NewGuid() }))).Problem!;

        Assert.Equal(
            ["Education.AudienceNeeded", "Education.LectureOver", "Education.LectureTopic", "Education.PlaceNeeded", "Education.SeatsNeeded"],
            problem.Fields.Select(field => field.Code).Order(StringComparer.Ordinal));
    }

    private static async Task<Id<Lecture>> PlanAsync(EducationHospital education, string seats = "50") =>
        (await education.DoAsync(education.Wu, (SaveLecture use) => use.HandleAsync(new() { Topic = "冬季心血管健康", Speaker = "李主任", Place = "门诊楼5楼会议室", On = new(2026, 3, 5), At = "14：30", Seats = seats, Department = "1001" }))).Value;

    private static async Task<Id<EducationCampaign>> AnnounceAsync(EducationHospital education, Id<Lecture> lecture) =>
        (await education.DoAsync(education.Wu, async (AnnounceLecture use) => await use.HandleAsync(lecture, (await FormAsync(education, lecture)).Version))).Value;

    /// <summary>Written, and taken by a channel.</summary>
    private static async Task SentAsync(EducationHospital education)
    {
        await education.SendAsync();
        await education.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent).SetProperty(message => message.SentAt, education.Hospital.Clock.GetUtcNow())));
        education.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    private static async Task ReplyAsync(EducationHospital education, string text, string key, string from = "13800138000") =>
        Assert.Null((await education.Hospital.Run.RunAsync(Actor.Product("messages"), (ReceiveReply use) => use.HandleAsync("gateway", new ReceivedSms(education.Hospital.Clock.GetUtcNow(), from, "1069", text, key)))).Problem);

    private static async Task<LectureSheet> ReadAsync(EducationHospital education, Id<Lecture> lecture) => (await education.DoAsync(education.Wu, (ReadLecture use) => use.HandleAsync(lecture))).Value!;

    private static async Task<LectureForm> FormAsync(EducationHospital education, Id<Lecture> lecture) => (await ReadAsync(education, lecture)).Form;
}
