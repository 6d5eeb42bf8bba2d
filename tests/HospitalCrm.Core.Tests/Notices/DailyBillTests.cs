using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Notices;

public sealed class DailyBillTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Yesterdays_costs_are_told_in_the_exact_words_of_the_customer(TestDatabase database)
    {
        await using var notices = await NoticeHospital.OpenAsync(database);
        var stay = await notices.StayAsync(await notices.PatientAsync());
        await notices.FeesAsync(stay, NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m), ("西药费", 126.8m), ("西药费", -20.8m), ("护理费", 0m));

        Assert.Equal(1, await notices.RunAsync<SendDailyBills>());

        var text = Assert.Single(await notices.TextsAsync());
        Assert.Contains("王芳您好,测试医院祝您早日康复!您3月1日的住院费用是床位费:35.00,西药费:106.00", text, StringComparison.Ordinal);
        Assert.DoesNotContain("护理费", text, StringComparison.Ordinal);
        var message = Assert.Single(await notices.MessagesAsync());
        Assert.Equal(("daily-bill", 1), (message.Template, message.Edition));
    }

    [Fact]
    public async Task A_day_is_told_once_however_often_the_clock_fires_and_by_however_many_processes()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        for (var at = 0; at < 30; at++)
        {
            var stay = await notices.StayAsync(await notices.PatientAsync("王芳", $"1380013{at:0000}"), $"S{at}");
            await notices.FeesAsync(stay, NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        }

        await using var other = notices.Hospital.SecondProcess();
        await Task.WhenAll(notices.RunAsync<SendDailyBills>(), NoticeHospital.RunAsync<SendDailyBills>(other));
        await notices.RunAsync<SendDailyBills>();

        Assert.Equal(30, (await notices.MessagesAsync()).Count);
        Assert.Equal(30, (await notices.MarksAsync()).Count);
    }

    [Fact]
    public async Task A_day_that_is_not_closed_waits_until_it_is_and_is_not_told_after_three_days()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var stay = await notices.StayAsync(await notices.PatientAsync());
        await notices.FeesAsync(stay, NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        await notices.FeesAsync(stay, NoticeHospital.Yesterday, isClosed: false, ("西药费", 5m));
        await notices.FeesAsync(stay, NoticeHospital.Today.AddDays(-4), isClosed: true, ("床位费", 35m));

        var early = await notices.RunAsync<SendDailyBills>();
        await notices.Hospital.WithDbAsync(db => db.FeesDaily.ExecuteUpdateAsync(set => set.SetProperty(fee => fee.IsClosed, true)));
        var late = await notices.RunAsync<SendDailyBills>();

        Assert.Equal((0, 1), (early, late));
        Assert.Contains("床位费:35.00,西药费:5.00", Assert.Single(await notices.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_its_time_and_when_it_is_off_nothing_is_sent_and_at_once_it_is()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var stay = await notices.StayAsync(await notices.PatientAsync());
        await notices.FeesAsync(stay, NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(-61));

        var early = await notices.RunAsync<SendDailyBills>();
        var byHand = await notices.Hospital.Run.RunAsync(Actor.Product("test"), (RunNotice use) => use.HandleAsync(SendDailyBills.Name));

        Assert.Equal((0, 1), (early, byHand.Value));
    }

    [Fact]
    public async Task A_stay_that_was_cancelled_or_is_none_is_not_told()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var cancelled = await notices.StayAsync(await notices.PatientAsync());
        await notices.Hospital.WithDbAsync(db => db.Encounters.ExecuteUpdateAsync(set => set.SetProperty(visit => visit.IsCancelled, true)));
        var outpatient = Facts.Visit(await notices.PatientAsync("李强", "13900139000"), "V1", Core.Encounters.EncounterKind.Outpatient, TestHospital.Monday.AddDays(-1));
        await notices.Hospital.AddAsync(outpatient);
        await notices.FeesAsync(cancelled, NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        await notices.FeesAsync(outpatient, NoticeHospital.Yesterday, isClosed: true, ("诊查费", 10m));

        Assert.Equal(0, await notices.RunAsync<SendDailyBills>());
    }

    [Fact]
    public async Task Whoever_has_no_number_of_his_own_is_marked_and_nobody_else_is_told()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var patient = await notices.Hospital.HaveAsync(new() { Name = "王芳", BirthDate = "1985-03-07", Numbers = [new() { Number = "13800138000", Owner = NumberOwner.Shared }] });
        await notices.FeesAsync(await notices.StayAsync(patient), NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));

        await notices.RunAsync<SendDailyBills>();

        Assert.Empty(await notices.MessagesAsync());
        Assert.Equal(NoticeEnd.NoNumber, Assert.Single(await notices.MarksAsync()).End);
    }

    [Fact]
    public async Task The_dead_are_held_back_with_the_reason()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var patient = await notices.PatientAsync();
        await notices.FeesAsync(await notices.StayAsync(patient), NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        await notices.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(patient, NoticeHospital.Yesterday, DeathSource.Family, "家属来电"));

        await notices.RunAsync<SendDailyBills>();

        var message = Assert.Single(await notices.MessagesAsync());
        Assert.Equal(((MessageState, MessageReason?))(MessageState.Suppressed, MessageReason.Deceased), (message.State, message.Reason));
    }
}
