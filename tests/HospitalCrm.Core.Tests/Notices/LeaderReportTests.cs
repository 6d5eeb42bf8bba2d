using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>领导日报: the evening's figures to those who are to have them.</summary>
public sealed class LeaderReportTests
{
    private static readonly TimeSpan Evening = TimeSpan.FromHours(9);

    [Fact]
    public async Task When_all_figures_are_there_they_go_out_at_six_with_when_they_were_true_and_once_a_day()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await ReaderAsync(notices, "manager01", "13800138001");
        await ReaderAsync(notices, "medical01", "13800138002");
        await FiguresAsync(notices);

        var early = await notices.RunAsync<SendLeaderReport>();
        notices.Hospital.Clock.Advance(Evening);
        await using var other = notices.Hospital.SecondProcess();
        await Task.WhenAll(notices.RunAsync<SendLeaderReport>(), NoticeHospital.RunAsync<SendLeaderReport>(other));
        await notices.RunAsync<SendLeaderReport>();

        Assert.Equal(0, early);
        var texts = await notices.TextsAsync();
        Assert.Equal(2, texts.Count);
        Assert.All(texts, text => Assert.Contains("3月2日运行日报：门诊1286人次，急诊143人次，入院62人，出院58人，在院713人，业务收入268.4万元（截至3月2日17:30）。", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_figure_is_waited_for_and_at_the_latest_told_as_missing_never_as_nought()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await ReaderAsync(notices, "manager01", "13800138001");
        await FiguresAsync(notices, without: DailyFigure.Revenue);
        notices.Hospital.Clock.Advance(Evening + TimeSpan.FromMinutes(30));

        var waits = await notices.RunAsync<SendLeaderReport>();
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(1));
        var late = await notices.RunAsync<SendLeaderReport>();

        Assert.Equal((0, 1), (waits, late));
        Assert.Contains("业务收入—万元", Assert.Single(await notices.TextsAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await notices.Hospital.WithDbAsync(db => db.LeaderReports.Select(report => report.Missing).SingleAsync()));
    }

    [Fact]
    public async Task A_hospital_without_figures_sends_none_and_one_without_readers_waits_for_them()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        notices.Hospital.Clock.Advance(Evening + TimeSpan.FromHours(2));
        await ReaderAsync(notices, "manager01", null);
        var silent = await notices.RunAsync<SendLeaderReport>();
        await FiguresAsync(notices);
        var nobody = await notices.RunAsync<SendLeaderReport>();
        await ReaderAsync(notices, "medical01", "13800138002");

        var told = await notices.RunAsync<SendLeaderReport>();

        Assert.Equal((0, 0, 1), (silent, nobody, told));
    }

    [Fact]
    public async Task Sent_by_hand_it_is_the_days_and_none_follows_in_the_evening()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await ReaderAsync(notices, "manager01", "13800138001");
        await FiguresAsync(notices, without: DailyFigure.Inpatients);

        var byHand = await notices.Hospital.Run.RunAsync(Actor.Product("test"), (RunLeaderReport use) => use.HandleAsync());
        notices.Hospital.Clock.Advance(Evening + TimeSpan.FromHours(2));
        var evening = await notices.RunAsync<SendLeaderReport>();

        Assert.Equal((1, 0), (byHand.Value, evening));
        Assert.Equal(1, await notices.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(RunLeaderReport))));
    }

    [Fact]
    public async Task The_page_shows_the_day_its_past_and_who_reads_it_and_of_two_systems_the_one_that_knew_last()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await ReaderAsync(notices, "manager01", "13800138001");
        await ReaderAsync(notices, "medical01", null);
        await FiguresAsync(notices, without: DailyFigure.Revenue);
        var other = new DailyFigure("his2", NoticeHospital.Today, DailyFigure.Outpatients);
        other.Stand(1300, TestHospital.Monday.AddHours(9));
        var yesterday = new DailyFigure(Facts.His, NoticeHospital.Yesterday, DailyFigure.Outpatients);
        yesterday.Stand(0, TestHospital.Monday.AddHours(-9));
        await notices.Hospital.AddAsync(other, yesterday);

        var report = (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (ReadDailyReport use) => use.HandleAsync(null))).Value!;

        Assert.Equal(1300, report.Days[0].Figures[DailyFigure.Outpatients]!.Value);
        Assert.Null(report.Days[0].Figures[DailyFigure.Revenue]);
        Assert.Equal(0, report.Days[1].Figures[DailyFigure.Outpatients]!.Value);
        Assert.Equal([true, false], report.Readers.OrderBy(reader => !reader.HasMobile).Select(reader => reader.HasMobile));
        Assert.Contains("业务收入—万元", report.Text, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.Forbidden, (await notices.Hospital.Run.RunAsync(await notices.Hospital.StaffAsync("agent01", "刘敏", SecurityPermissions.Use), (ReadDailyReport use) => use.HandleAsync(null))).Problem!.Kind);
    }

    private static async Task ReaderAsync(NoticeHospital notices, string code, string? mobile)
    {
        var staff = new StaffMember(code, "领导" + code);
        staff.Describe(staff.Name, null, null, notices.Hospital.Services.GetRequiredService<Vault>().SealOptional(StaffMember.MobilePurpose, mobile));
        staff.Mark(StaffMark.ReportReader, true);
        await notices.Hospital.AddAsync(staff);
    }

    private static Task<int> FiguresAsync(NoticeHospital notices, string? without = null)
    {
        (string Code, decimal Value)[] known = [(DailyFigure.Outpatients, 1286), (DailyFigure.Emergencies, 143), (DailyFigure.Admitted, 62), (DailyFigure.Discharged, 58), (DailyFigure.Inpatients, 713), (DailyFigure.Revenue, 2_684_000)];
        return notices.Hospital.AddAsync([.. known.Where(figure => figure.Code != without).Select(figure =>
        {
            var told = new DailyFigure(Facts.His, NoticeHospital.Today, figure.Code);
            told.Stand(figure.Value, TestHospital.Monday.AddHours(8.5));
            return (object)told;
        })]);
    }
}
