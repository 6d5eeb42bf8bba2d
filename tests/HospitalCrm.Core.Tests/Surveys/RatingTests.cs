using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Surveys;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Notices;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Surveys;

/// <summary>From the discharge to the figure on the page.</summary>
public sealed class RatingTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_reply_of_five_is_stored_as_the_rating_of_that_stay_with_its_department(TestDatabase database)
    {
        await using var notices = await NoticeHospital.OpenAsync(database);
        var stay = await AskedAsync(notices);

        await HearAsync(notices, "５分", "m1");

        var rating = await RatingAsync(notices);
        Assert.Equal((stay.Id, stay.PatientId, "1001", 5), (rating.EncounterId!.Value, rating.PatientId!.Value, rating.DepartmentCode, rating.Score));
        Assert.NotNull((await ReplyAsync(notices)).HandledAt);
    }

    [Fact]
    public async Task A_second_reply_changes_the_rating_and_the_first_is_kept()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await AskedAsync(notices);
        await HearAsync(notices, "5", "m1");
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));

        await HearAsync(notices, "1", "m2");

        Assert.Equal(1, (await RatingAsync(notices)).Score);
        Assert.Equal([5, 1], await notices.Hospital.WithDbAsync(db => db.SmsRatingAnswers.OrderBy(answer => answer.At).Select(answer => answer.Score).ToListAsync()));
    }

    [Fact]
    public async Task The_same_reply_delivered_twice_is_one_answer()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await AskedAsync(notices);

        await HearAsync(notices, "4", "m1");
        await HearAsync(notices, "4", "m1");

        Assert.Equal(1, await notices.Hospital.WithDbAsync(db => db.SmsRatingAnswers.CountAsync()));
    }

    [Theory]
    [InlineData("1", ReplyKind.Rating, 1, false)]
    [InlineData("2", ReplyKind.Rating, 2, false)]
    [InlineData("3", ReplyKind.Rating, 3, true)]
    [InlineData("2，护士态度差", ReplyKind.Complaint, 2, false)]
    [InlineData("3 等候太久", ReplyKind.Rating, 3, false)]
    [InlineData("5 谢谢", ReplyKind.Rating, 5, true)]
    public async Task A_low_rating_or_one_with_a_complaint_waits_for_somebody_and_counts_all_the_same(string said, ReplyKind kind, int score, bool isSettled)
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await AskedAsync(notices);

        await HearAsync(notices, said, "m1");

        var reply = await ReplyAsync(notices);
        Assert.Equal((kind, isSettled), (reply.Kind, reply.HandledAt is not null));
        Assert.Equal(score, (await RatingAsync(notices)).Score);
    }

    [Fact]
    public async Task A_rating_after_its_time_is_read_by_somebody_and_changes_nothing()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await AskedAsync(notices);
        notices.Hospital.Clock.Advance(TimeSpan.FromDays(8));

        await HearAsync(notices, "5", "m1");

        Assert.Null((await RatingAsync(notices)).Score);
        Assert.Equal((ReplyKind.Unrecognised, null), await ReplyAsync(notices) is var reply ? (reply.Kind, reply.HandledAt) : default);
    }

    [Fact]
    public async Task The_figures_hide_what_few_said_and_count_those_who_were_asked()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await RatedAsync(notices, "1001", 5, 5, 4, 3, 1, null, null);
        await RatedAsync(notices, "1002", 1, 1);

        var sums = (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (SumRatings use) => use.HandleAsync(NoticeHospital.Today.AddDays(-7), NoticeHospital.Today, null))).Value!;

        Assert.Equal((9, 7), (sums.Total.Asked, sums.Total.Answered));
        var first = sums.Departments.Single(department => department.Key == "1001");
        Assert.Equal((7, 5, 3.6, 0.6), (first.Asked, first.Answered, first.Mean!.Value, first.SatisfiedShare!.Value));
        Assert.Equal(WilsonInterval.Of(3, 5), first.Interval);
        Assert.Equal([1, 0, 1, 1, 2], first.Scores!);
        var few = sums.Departments.Single(department => department.Key == "1002");
        Assert.Equal((2, 2, null, null, null), (few.Asked, few.Answered, few.Mean, few.SatisfiedShare, few.Interval));
        Assert.Equal("2026-03", Assert.Single(sums.Months).Key);
    }

    [Fact]
    public async Task What_was_held_back_or_failed_was_not_asked_and_one_department_can_be_asked_for()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await RatedAsync(notices, "1001", 5, 4, null);
        await notices.Hospital.WithDbAsync(db => db.OutboundMessages.Where(message => db.SmsRatings.Any(rating => rating.MessageId == message.Id && rating.Score == null))
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Failed)));
        await RatedAsync(notices, "1002", 5);

        var sums = (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (SumRatings use) => use.HandleAsync(NoticeHospital.Today, NoticeHospital.Today, "1001"))).Value!;
        var rows = (await notices.Hospital.Run.ReadAsync(Actor.Product("test"), RatingList.Definition, new() { Filters = new Dictionary<string, string> { ["departmentCode"] = "1001" } })).Value!.Rows;

        Assert.Equal((2, 2), (sums.Total.Asked, sums.Total.Answered));
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task Too_many_days_and_no_right_are_refused()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var nobody = await notices.Hospital.StaffAsync("agent01", "刘敏", PatientPermissions.View);

        Assert.Equal("Surveys.DaysTooMany", (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (SumRatings use) => use.HandleAsync(new(2020, 1, 1), new(2026, 1, 1), null))).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await notices.Hospital.Run.RunAsync(nobody, (SumRatings use) => use.HandleAsync(NoticeHospital.Today, NoticeHospital.Today, null))).Problem!.Kind);
    }

    /// <summary>He left three days ago, and was asked.</summary>
    internal static async Task<Encounter> AskedAsync(NoticeHospital notices, string phone = Forms.Phone)
    {
        var stay = await LeftAsync(notices, await notices.PatientAsync(phone: phone), "S" + phone);
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));
        await notices.RunAsync<SendSatisfactionQuestions>();
        await SentAsync(notices);
        return stay;
    }

    internal static async Task<Encounter> LeftAsync(NoticeHospital notices, Id<Patient> patient, string number, int daysAgo = 3)
    {
        var stay = Facts.Visit(patient, number, EncounterKind.Inpatient, TestHospital.Monday.AddDays(-daysAgo - 6), end: TestHospital.Monday.AddDays(-daysAgo));
        await notices.Hospital.AddAsync(stay);
        return stay;
    }

    internal static Task<int> SentAsync(NoticeHospital notices) => notices.Hospital.WithDbAsync(db => db.OutboundMessages.Where(message => message.State == MessageState.Queued).ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent)));

    internal static async Task HearAsync(NoticeHospital notices, string text, string key, string phone = Forms.Phone, string to = "")
    {
        await using var scope = notices.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("messages");
        await scope.ServiceProvider.GetRequiredService<ReceiveReply>().HandleAsync("gateway", new(notices.Hospital.Clock.GetUtcNow(), "+86" + phone, to, text, key));
    }

    private static Task<SmsRating> RatingAsync(NoticeHospital notices) => notices.Hospital.WithDbAsync(db => db.SmsRatings.AsNoTracking().SingleAsync());

    private static Task<InboundMessage> ReplyAsync(NoticeHospital notices) => notices.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().SingleAsync());

    private static async Task RatedAsync(NoticeHospital notices, string department, params int?[] scores)
    {
        var patient = await notices.PatientAsync(phone: "139" + department + "0000");
        await notices.Hospital.WithDbAsync(async db =>
        {
            foreach (var (at, score) in scores.Index())
            {
                var message = new OutboundMessage(
                    new("test", $"{department}-{at}", MessageCategory.Notice, Forms.Phone, $"请打分{department}{at}"),
                    new NewMessage("test", $"{department}-{at}", MessageCategory.Notice, Forms.Phone, $"请打分{department}{at}").Seal(notices.Hospital.Vault()),
                    TestHospital.Monday,
                    TimeSpan.FromDays(1));
                var rating = new SmsRating(new(message.Id, patient, null, department, NoticeHospital.Yesterday), NoticeHospital.Today, TestHospital.Monday);
                db.AddRange(message, rating);
                if (score is { } given)
                {
                    db.Add(rating.Answer(given, Id<InboundMessage>.New(), TestHospital.Monday));
                }
            }

            return await db.SaveChangesAsync();
        });
        await SentAsync(notices);
    }
}
