using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>出院满意度: who is asked, and who is left in peace.</summary>
public sealed class SatisfactionTests
{
    [Fact]
    public async Task Three_days_after_his_discharge_he_is_asked_once_for_a_figure_and_a_reply_is_waited_for()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await RatingTests.LeftAsync(notices, await notices.PatientAsync(), "S1");
        await RatingTests.LeftAsync(notices, await notices.PatientAsync("李强", "13900139000"), "S2", daysAgo: 2);
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));

        await notices.RunAsync<SendSatisfactionQuestions>();
        await notices.RunAsync<SendSatisfactionQuestions>();

        Assert.Contains("5很满意，4满意", Assert.Single(await notices.TextsAsync()), StringComparison.Ordinal);
        var message = Assert.Single(await notices.MessagesAsync());
        Assert.Equal(("Satisfaction", notices.Hospital.Clock.GetUtcNow().AddDays(7)), (message.Kind, message.AsksUntil!.Value));
        Assert.Equal(message.Id, await notices.Hospital.WithDbAsync(db => db.SmsRatings.Select(rating => rating.MessageId).SingleAsync()));
    }

    [Theory]
    [InlineData("outcome")]
    [InlineData("way")]
    [InlineData("marked")]
    public async Task The_dead_are_never_asked(string how)
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var patient = await notices.PatientAsync();
        await RatingTests.LeftAsync(notices, patient, "S1");
        await notices.Hospital.WithDbAsync(db => db.Encounters.ExecuteUpdateAsync(set => set
            .SetProperty(visit => visit.Outcome, how == "outcome" ? ClinicalCodes.Died : "1").SetProperty(visit => visit.DischargeWay, how == "way" ? ClinicalCodes.LeftDead : "1")));
        if (how == "marked")
        {
            await notices.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(patient, NoticeHospital.Yesterday, DeathSource.Family, "家属来电"));
        }

        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, await notices.RunAsync<SendSatisfactionQuestions>());
    }

    [Fact]
    public async Task Who_came_back_is_not_asked_about_the_stay_before_nor_one_whose_stay_was_cancelled_nor_an_outpatient()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var back = await notices.PatientAsync();
        await RatingTests.LeftAsync(notices, back, "S1");
        await notices.Hospital.AddAsync(Facts.Visit(back, "S2", EncounterKind.Inpatient, TestHospital.Monday.AddDays(-1)));
        var cancelled = await RatingTests.LeftAsync(notices, await notices.PatientAsync("李强", "13900139000"), "S3");
        await notices.Hospital.WithDbAsync(db => db.Encounters.Where(visit => visit.Id == cancelled.Id).ExecuteUpdateAsync(set => set.SetProperty(visit => visit.IsCancelled, true)));
        await notices.Hospital.AddAsync(Facts.Visit(await notices.PatientAsync("赵敏", "13700137000"), "V1", EncounterKind.Outpatient, TestHospital.Monday.AddDays(-3), end: TestHospital.Monday.AddDays(-3)));
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, await notices.RunAsync<SendSatisfactionQuestions>());
    }

    [Fact]
    public async Task A_ward_that_does_not_name_itself_does_not_speak_of_a_stay_and_writes_to_his_own_number_only()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var department = new Department("1001", "精神科二病区");
        department.Describe("精神科二病区", DepartmentKind.Clinical, "示范医院健康服务");
        await notices.Hospital.AddAsync(department);
        await RatingTests.LeftAsync(notices, await notices.PatientAsync(), "S1");
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));

        await notices.RunAsync<SendSatisfactionQuestions>();

        var text = Assert.Single(await notices.TextsAsync());
        Assert.StartsWith("【示范医院健康服务】", text, StringComparison.Ordinal);
        Assert.DoesNotContain("精神", text, StringComparison.Ordinal);
        Assert.DoesNotContain("住院", text, StringComparison.Ordinal);
        Assert.True(Assert.Single(await notices.MessagesAsync()).IsConfidential);
    }

    [Fact]
    public async Task Who_was_asked_a_short_while_ago_and_who_refused_to_be_asked_are_left_in_peace()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var asked = await notices.PatientAsync();
        await RatingTests.LeftAsync(notices, asked, "S1", daysAgo: 12);
        var refused = await notices.PatientAsync("李强", "13900139000");
        await RatingTests.LeftAsync(notices, refused, "S2");
        await notices.Hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(new() { PatientId = refused.Value, State = ConsentState.Refused, Channels = [ConsentChannel.Sms], Purposes = [ConsentPurpose.Survey], Proof = "电话中说明" }));
        notices.Hospital.Clock.Advance(TimeSpan.FromDays(-9) + TimeSpan.FromHours(2));
        await notices.RunAsync<SendSatisfactionQuestions>();
        notices.Hospital.Clock.Advance(TimeSpan.FromDays(9));
        await RatingTests.LeftAsync(notices, asked, "S3");

        await notices.RunAsync<SendSatisfactionQuestions>();

        Assert.Single(await notices.MessagesAsync());
        Assert.Equal([NoticeEnd.Queued, NoticeEnd.AskedLately], (await notices.MarksAsync()).Select(mark => mark.End));
        Assert.Equal(1, await notices.Hospital.WithDbAsync(db => db.SmsRatings.CountAsync()));
    }

    [Fact]
    public async Task Two_patients_of_one_number_are_rated_each_by_the_reply_that_is_meant()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var first = await RatingTests.LeftAsync(notices, await notices.PatientAsync("王芳"), "S1");
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));
        await notices.RunAsync<SendSatisfactionQuestions>();
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await RatingTests.LeftAsync(notices, await notices.PatientAsync("王兰", birth: "1987-01-01"), "S2");
        await notices.RunAsync<SendSatisfactionQuestions>();
        await RatingTests.SentAsync(notices);

        // The newest question first; then the one that nobody answered yet; a third reply is a change of mind about the newest.
        await RatingTests.HearAsync(notices, "5", "m1");
        await RatingTests.HearAsync(notices, "3", "m2");
        await RatingTests.HearAsync(notices, "4", "m3");

        var scores = await notices.Hospital.WithDbAsync(db => db.SmsRatings.AsNoTracking().ToDictionaryAsync(rating => rating.EncounterId!.Value, rating => rating.Score));
        Assert.Equal((3, 4), (scores[first.Id], scores[second.Id]));
        Assert.Equal(3, await notices.Hospital.WithDbAsync(db => db.InboundMessages.CountAsync(reply => reply.PatientId != null)));
    }
}
