using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Tests.Vaccines;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>What families are told of vaccines, on Monday, 2 March 2026.</summary>
public sealed class VaccineNoticeTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_dose_of_the_programme_is_told_with_its_parts_free_and_without_a_price(TestDatabase database)
    {
        await using var vaccines = await VaccineHospital.OpenAsync(database: database);
        await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.PlanAsync();

        Assert.Equal(1, await vaccines.Notices.RunAsync<SendVaccineNotices>());
        Assert.Equal(0, await vaccines.Notices.RunAsync<SendVaccineNotices>());

        var text = Assert.Single(await vaccines.Notices.TextsAsync());
        Assert.Contains("王小宝家长您好，宝宝该接种", text, StringComparison.Ordinal);
        Assert.Contains("麻腮风疫苗第1剂", text, StringComparison.Ordinal);
        Assert.Contains("乙脑减毒活疫苗第1剂", text, StringComparison.Ordinal);
        Assert.Contains("预防麻疹、流行性腮腺炎、风疹", text, StringComparison.Ordinal);
        Assert.Contains("免费接种", text, StringComparison.Ordinal);
        Assert.Contains("3月4日", text, StringComparison.Ordinal);
        Assert.Contains("免疫功能低下者不宜", text, StringComparison.Ordinal);
        Assert.EndsWith("如已接种请忽略，以接种证和接种门诊为准。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("元", text, StringComparison.Ordinal);
        var message = Assert.Single(await vaccines.Notices.MessagesAsync());
        Assert.Equal((MessageCategory.Notice, "Vaccine", MessageState.Queued), (message.Category, message.Kind, message.State));
    }

    [Fact]
    public async Task Twins_are_one_message_that_names_both_and_each_dose_is_marked()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.ChildAsync("王小贝", "2025-07-04");
        await vaccines.PlanAsync();

        await vaccines.Notices.RunAsync<SendVaccineNotices>();

        var text = Assert.Single(await vaccines.Notices.TextsAsync());
        Assert.Contains("王小宝、王小贝家长您好", text, StringComparison.Ordinal);
        Assert.Equal(4, (await vaccines.Notices.MarksAsync()).Count);
        Assert.Single((await vaccines.Notices.MarksAsync()).Select(mark => mark.MessageId).Distinct());
    }

    [Fact]
    public async Task Brothers_and_sisters_of_different_age_stand_in_one_message_each_with_its_doses()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.ChildAsync("王大宝", "2024-03-04");
        await vaccines.PlanAsync();

        await vaccines.Notices.RunAsync<SendVaccineNotices>();

        Assert.Matches("王大宝：乙脑减毒活疫苗第2剂|王小宝：", Assert.Single(await vaccines.Notices.TextsAsync()));
    }

    [Fact]
    public async Task A_dose_that_is_late_is_told_once_more_and_then_never()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.PlanAsync();
        var first = await vaccines.Notices.RunAsync<SendVaccineNotices>();
        for (var day = 0; day < 90; day++)
        {
            vaccines.Hospital.Clock.Advance(TimeSpan.FromDays(1));
            await vaccines.PlanAsync();
            await vaccines.Notices.RunAsync<SendVaccineNotices>();
        }

        Assert.Equal(1, first);
        var ipv = (await vaccines.Notices.MarksAsync()).Where(mark => mark.Subject.Contains("|IPV|1|", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, ipv.Count);
        Assert.Contains(await vaccines.Notices.TextsAsync(), text => text.Contains("脊灰灭活疫苗第1剂（已过推荐时间，请尽快）", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_family_hears_once_a_day_and_what_comes_up_meanwhile_waits_for_tomorrow()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.PlanAsync();
        await vaccines.Notices.RunAsync<SendVaccineNotices>();
        await vaccines.ChildAsync("王小贝", "2025-07-04");
        await vaccines.PlanAsync();

        var sameDay = await vaccines.Notices.RunAsync<SendVaccineNotices>();
        vaccines.Hospital.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await vaccines.Notices.RunAsync<SendVaccineNotices>();

        Assert.Equal((0, 1), (sameDay, nextDay));
    }

    [Fact]
    public async Task Nothing_is_sent_by_a_schedule_nobody_confirmed_nor_before_its_time_nor_while_it_is_off()
    {
        await using var vaccines = await VaccineHospital.OpenAsync(isConfirmed: false);
        await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.PlanAsync();

        var unconfirmed = await vaccines.Notices.RunAsync<SendVaccineNotices>();
        await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (ConfirmSchedule use) => use.HandleAsync("2026", true));
        vaccines.Set(NoticeParameters.Vaccine, "false");
        var off = await vaccines.Notices.RunAsync<SendVaccineNotices>();
        vaccines.Set(NoticeParameters.Vaccine, "true");
        vaccines.Hospital.Clock.Advance(TimeSpan.FromHours(-1));
        var early = await vaccines.Notices.RunAsync<SendVaccineNotices>();

        Assert.Equal((0, 0, 0), (unconfirmed, off, early));
    }

    [Theory]
    [InlineData("died")]
    [InlineData("deferred")]
    [InlineData("moved")]
    [InlineData("told")]
    [InlineData("given")]
    public async Task Whoever_died_was_put_off_moved_was_told_elsewhere_or_has_it_is_left_in_peace(string why)
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.PlanAsync();
        switch (why)
        {
            case "died":
                await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(child, NoticeHospital.Yesterday, DeathSource.Family, "家属来电"));
                break;
            case "given":
                await vaccines.GiveAsync(child, "MMR", 1, "2026-03-01");
                await vaccines.GiveAsync(child, "JE-L", 1, "2026-03-01");
                break;
            default:
                var form = new HoldForm { PatientId = child.Value, Kind = why == "deferred" ? HoldKind.Deferred : why == "moved" ? HoldKind.MovedAway : HoldKind.ToldByClinic, Until = why == "deferred" ? NoticeHospital.Today.AddDays(30) : null, Why = "发热" };
                Assert.Null((await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (HoldVaccines use) => use.HandleAsync(form))).Problem);
                break;
        }

        await vaccines.Notices.RunAsync<SendVaccineNotices>();

        Assert.Empty(await vaccines.Notices.TextsAsync());
    }

    [Fact]
    public async Task Whoever_withdrew_is_held_back_with_the_reason_and_once()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.PlanAsync();
        await ConsentAsync(vaccines, child, ConsentState.Withdrawn, ConsentPurpose.Service);

        await vaccines.Notices.RunAsync<SendVaccineNotices>();
        await vaccines.Notices.RunAsync<SendVaccineNotices>();

        var message = Assert.Single(await vaccines.Notices.MessagesAsync());
        Assert.Equal(((MessageState, MessageReason?))(MessageState.Suppressed, MessageReason.Withdrawn), (message.State, message.Reason));
    }

    [Fact]
    public async Task A_paid_vaccine_goes_only_to_those_who_agreed_with_every_price_it_has_and_the_way_to_refuse()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await TurnOnAsync(vaccines, "RV5");
        var agreed = await vaccines.ChildAsync("王小宝", "2026-01-02");
        await vaccines.ChildAsync("李小丫", "2026-01-02", "13900139000");
        await vaccines.PlanAsync();
        await ConsentAsync(vaccines, agreed, ConsentState.Given, ConsentPurpose.Promotion);

        await vaccines.Notices.RunAsync<SendVaccineNotices>();
        vaccines.Hospital.Clock.Advance(TimeSpan.FromDays(1));
        await vaccines.Notices.RunAsync<SendVaccineNotices>();

        var text = Assert.Single((await vaccines.Notices.TextsAsync()).FindAll(text => text.Contains("轮状病毒", StringComparison.Ordinal)));
        Assert.Contains("王小宝", text, StringComparison.Ordinal);
        Assert.Contains("自愿自费。进口280.00元/剂。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("国产", text, StringComparison.Ordinal);
        Assert.EndsWith("拒收请回复R", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reply_已种_marks_what_was_asked_for_and_the_next_dose_follows()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2025-07-04");
        var twin = await vaccines.ChildAsync("王小贝", "2025-07-04");
        await vaccines.PlanAsync();
        await vaccines.Notices.RunAsync<SendVaccineNotices>();
        await vaccines.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent)));

        await ReplyAsync(vaccines, "已种。", VaccineHospital.Mother);
        await vaccines.PlanAsync();

        var reply = await vaccines.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().SingleAsync());
        Assert.Equal((ReplyKind.Vaccinated, true), (reply.Kind, reply.HandledAt is not null));
        var told = await vaccines.Hospital.WithDbAsync(db => db.KnownDoses.AsNoTracking().ToListAsync());
        Assert.Equal(4, told.Count);
        Assert.All(told, dose => Assert.Equal((DoseSource.Reply, NoticeHospital.Today), (dose.Source, dose.GivenOn!.Value)));
        Assert.DoesNotContain((await vaccines.DuesAsync(child)).Concat(await vaccines.DuesAsync(twin)), due => due.Vaccine is "MMR" or "JE-L" && due.DoseNo == 1);
    }

    [Theory]
    [InlineData("已种", "13900139000")]
    [InlineData("还没种，已种了别的", VaccineHospital.Mother)]
    [InlineData("5", VaccineHospital.Mother)]
    public async Task Another_number_another_sentence_or_a_figure_marks_nothing(string said, string from)
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.PlanAsync();
        await vaccines.Notices.RunAsync<SendVaccineNotices>();
        await vaccines.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent)));

        await ReplyAsync(vaccines, said, from);

        Assert.Equal(0, await vaccines.Hospital.WithDbAsync(db => db.KnownDoses.CountAsync()));
        Assert.NotEqual(ReplyKind.Vaccinated, await vaccines.Hospital.WithDbAsync(db => db.InboundMessages.Select(reply => reply.Kind).SingleAsync()));
    }

    [Fact]
    public async Task What_is_given_at_birth_is_not_asked_for_and_what_came_due_long_ago_is_not_begun_with()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2026-03-01");
        await vaccines.ChildAsync("李大宝", "2019-01-15", "13900139000");
        await vaccines.PlanAsync();

        Assert.Equal(0, await vaccines.Notices.RunAsync<SendVaccineNotices>());
    }

    [Fact]
    public async Task A_trial_shows_the_family_and_sends_nothing()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2025-07-04");
        await vaccines.PlanAsync();
        var epi = await vaccines.Hospital.StaffAsync("epi01", "何静", NoticePermissions.View, PatientPermissions.View, PatientPermissions.SeeNames);

        var trial = (await vaccines.Hospital.Run.RunAsync(epi, (TryNotice use) => use.HandleAsync(SendVaccineNotices.Name))).Value!;

        Assert.Contains("麻腮风疫苗第1剂", Assert.Single(trial.Rows).Text, StringComparison.Ordinal);
        Assert.Empty(await vaccines.Notices.MessagesAsync());
        Assert.Null((await vaccines.Hospital.WithDbAsync(db => db.VaccineDues.AsNoTracking().SingleAsync(due => due.Vaccine == "MMR"))).AskedOn);
    }

    private static async Task ReplyAsync(VaccineHospital vaccines, string said, string from) =>
        Assert.Null((await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (ReceiveReply use) => use.HandleAsync("file", new ReceivedSms(vaccines.Hospital.Clock.GetUtcNow(), from, "", said, Guid.NewGuid().ToString())))).Problem);

    private static async Task ConsentAsync(VaccineHospital vaccines, Id<Patient> child, ConsentState state, ConsentPurpose purpose)
    {
        var outcome = await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(new()
        {
            PatientId = child.Value,
            State = state,
            Channels = [ConsentChannel.Sms],
            Purposes = [purpose],
            Proof = "知情同意书",
            GuardianName = "王芳",
        }));
        Assert.Null(outcome.Problem);
    }

    private static async Task TurnOnAsync(VaccineHospital vaccines, string code) => await vaccines.Hospital.WithDbAsync(async db =>
    {
        (await db.Vaccines.SingleAsync(vaccine => vaccine.Code == code)).TurnOff(false);
        return await db.SaveChangesAsync();
    });
}
