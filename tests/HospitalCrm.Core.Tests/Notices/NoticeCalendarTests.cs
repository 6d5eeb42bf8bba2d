using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Tests.Patients;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>短信日历: what was, and what is to come.</summary>
public sealed class NoticeCalendarTests
{
    [Fact]
    public async Task The_week_shows_what_was_chosen_with_what_became_of_it_what_failed_and_what_is_to_come()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await notices.FeesAsync(await notices.StayAsync(await notices.PatientAsync()), NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        await notices.RunAsync<SendDailyBills>();
        var broken = new Core.Data.WorkRun(SendDepositAlarms.Name, TestHospital.Monday);
        broken.Fail(new InvalidOperationException(), TestHospital.Monday);
        await notices.Hospital.AddAsync(broken);

        var calendar = (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (ReadNoticeCalendar use) => use.HandleAsync(NoticeHospital.Yesterday))).Value!;

        var bills = calendar.Notices.Single(notice => notice.Word == SendDailyBills.Name);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0], bills.Days.Select(day => day.Counts.Chosen));
        Assert.Equal([false, false, true, true, true, true, true], bills.Days.Select(day => day.IsAhead));
        Assert.Equal(1, bills.Days[1].Counts.States[MessageState.Queued]);
        Assert.Equal(1, calendar.Notices.Single(notice => notice.Word == SendDepositAlarms.Name).Days[1].Failed);

        // It is nine: the evening's report is still to come today.
        Assert.True(calendar.Notices.Single(notice => notice.Word == SendLeaderReport.Name).Days[1].IsAhead);
    }

    [Fact]
    public async Task Without_the_right_there_is_none()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var agent = await notices.Hospital.StaffAsync("agent01", "刘敏", Forms.Clerk);

        Assert.Equal(ProblemKind.Forbidden, (await notices.Hospital.Run.RunAsync(agent, (ReadNoticeCalendar use) => use.HandleAsync(NoticeHospital.Today))).Problem!.Kind);
    }
}
