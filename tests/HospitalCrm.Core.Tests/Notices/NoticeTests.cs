using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Notices;

public sealed class NoticeTests
{
    [Fact]
    public async Task A_low_deposit_is_told_once_until_something_is_paid_in_or_some_days_passed()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var stay = await notices.StayAsync(await notices.PatientAsync());
        var prepay = await PrepayAsync(notices, stay, prepaid: 3000, charged: 9000, selfPay: 2700);

        var first = await notices.RunAsync<SendDepositAlarms>();
        var again = await notices.RunAsync<SendDepositAlarms>();
        await StandAsync(notices, prepay, prepaid: 3100, selfPay: 2800);
        var paidIn = await notices.RunAsync<SendDepositAlarms>();
        notices.Hospital.Clock.Advance(TimeSpan.FromDays(3));
        await StandAsync(notices, prepay, prepaid: 3100, selfPay: 2900);
        var later = await notices.RunAsync<SendDepositAlarms>();

        Assert.Equal((1, 0, 1, 1), (first, again, paidIn, later));
        Assert.Equal(2, (await notices.TextsAsync()).Count(text => text.Contains("300.00", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(3000, 9000, 1000.0, false, 0, 0, 0)]
    [InlineData(3000, 2900, null, true, 0, 0, 0)]
    [InlineData(3000, 2900, null, false, 5000, 0, 0)]
    [InlineData(3000, 2900, null, false, 0, 30, 0)]
    [InlineData(3000, 2900, null, false, 0, 0, 1)]
    public async Task Whose_own_share_is_paid_who_pays_later_is_stood_in_for_or_whose_balance_is_old_is_left_in_peace(int prepaid, int charged, double? selfPay, bool paysLater, int guarantee, int hoursOld, int told)
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var stay = await notices.StayAsync(await notices.PatientAsync());
        await PrepayAsync(notices, stay, prepaid, charged, (decimal?)selfPay, paysLater, guarantee, hoursOld);

        Assert.Equal(told, await notices.RunAsync<SendDepositAlarms>());
    }

    [Fact]
    public async Task A_result_is_told_without_a_value_a_sensitive_one_without_its_name_and_a_critical_one_not_at_all()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var patient = await notices.PatientAsync();
        var plain = Facts.Lab(patient, "L1", TestHospital.Monday.AddHours(-2));
        var sensitive = Facts.Lab(patient, "L2", TestHospital.Monday.AddHours(-1), isSensitive: true);
        var critical = Facts.Lab(patient, "L3", TestHospital.Monday.AddHours(-1));
        var bedside = Facts.Lab(patient, "L4", TestHospital.Monday.AddHours(-1), visitKey: Facts.Key(EncounterKind.Inpatient, "S1"));
        var old = Facts.Lab(patient, "L5", TestHospital.Monday.AddDays(-9));
        await notices.Hospital.AddAsync(plain, sensitive, critical, bedside, old, notices.Hospital.Result(plain, 1, "血红蛋白", "98", "L"), notices.Hospital.Result(critical, 1, "血钾", "7.1", "HH"));

        await notices.RunAsync<SendLabNotices>();

        var texts = await notices.TextsAsync();
        Assert.Equal(2, texts.Count);
        Assert.Single(texts, text => text.Contains("血常规", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("检验结果已出", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("98", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_corrected_result_is_told_once_more_and_a_withdrawn_one_never()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var patient = await notices.PatientAsync();
        await notices.Hospital.AddAsync(Facts.Lab(patient, "L1", TestHospital.Monday.AddHours(-2)), Facts.Lab(patient, "L2", TestHospital.Monday.AddHours(-2)));
        await notices.Hospital.WithDbAsync(db => db.LabReports.Where(report => report.SourceKey == "L2").ExecuteUpdateAsync(set => set.SetProperty(report => report.WithdrawnAt, TestHospital.Monday)));
        await notices.RunAsync<SendLabNotices>();
        await notices.Hospital.WithDbAsync(db => db.LabReports.ExecuteUpdateAsync(set => set.SetProperty(report => report.IsCorrected, true)));

        await notices.RunAsync<SendLabNotices>();
        await notices.RunAsync<SendLabNotices>();

        var texts = await notices.TextsAsync();
        Assert.Equal(2, texts.Count);
        Assert.Single(texts, text => text.Contains("更正", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_revisit_is_reminded_of_two_days_before_unless_he_was_there_meanwhile()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await ComeBackAsync(notices, await notices.PatientAsync(), "V1", NoticeHospital.Today.AddDays(2));
        await ComeBackAsync(notices, await notices.PatientAsync("李强", "13900139000"), "V2", NoticeHospital.Today.AddDays(3));
        var wasThere = await notices.PatientAsync("赵敏", "13700137000");
        await ComeBackAsync(notices, wasThere, "V3", NoticeHospital.Today.AddDays(2));
        await notices.Hospital.AddAsync(Facts.Visit(wasThere, "V4", EncounterKind.Outpatient, TestHospital.Monday.AddDays(-1)));
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));

        await notices.RunAsync<SendRevisitReminders>();

        Assert.Contains("王芳您好，医生建议您于3月4日复诊", Assert.Single(await notices.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Birthdays_go_only_to_those_who_agreed_and_the_29th_of_February_is_the_28th()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var agreed = await notices.PatientAsync("王芳", birth: "1984-02-29");
        await notices.PatientAsync("李强", "13900139000", birth: "1984-02-28");
        await AgreeAsync(notices, agreed);
        notices.Hospital.Clock.Advance(new DateTimeOffset(2026, 2, 28, 2, 0, 0, TimeSpan.Zero) - TestHospital.Monday);

        await notices.RunAsync<SendBirthdayWishes>();
        await notices.RunAsync<SendBirthdayWishes>();

        var text = Assert.Single(await notices.TextsAsync());
        Assert.Contains("王芳您好", text, StringComparison.Ordinal);
        Assert.Contains("拒收请回复R", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_childs_reminder_goes_to_whoever_stands_beside_it_and_its_costs_to_nobody()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await ComeBackAsync(notices, await ChildAsync(notices, "王小宝", "2020-05-01"), "V1", NoticeHospital.Today.AddDays(2));
        await notices.FeesAsync(await notices.StayAsync(await ChildAsync(notices, "王小丫", "2022-05-01")), NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));

        await notices.RunAsync<SendRevisitReminders>();
        await notices.RunAsync<SendDailyBills>();

        Assert.Contains("复诊", Assert.Single(await notices.TextsAsync()), StringComparison.Ordinal);
        Assert.Equal([NoticeEnd.NoNumber, NoticeEnd.Queued], (await notices.MarksAsync()).Select(mark => mark.End).OrderDescending());
    }

    [Fact]
    public async Task A_trial_says_who_would_be_told_what_and_sends_nothing()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await notices.FeesAsync(await notices.StayAsync(await notices.PatientAsync()), NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        var without = await notices.Hospital.StaffAsync("info01", "周海涛", NoticePermissions.View);
        var withNames = await notices.Hospital.StaffAsync("finance01", "钱多", NoticePermissions.View, PatientPermissions.View, PatientPermissions.SeeNames);

        var covered = (await notices.Hospital.Run.RunAsync(without, (TryNotice use) => use.HandleAsync(SendDailyBills.Name))).Value!;
        var open = (await notices.Hospital.Run.RunAsync(withNames, (TryNotice use) => use.HandleAsync(SendDailyBills.Name))).Value!;

        var (hidden, seen) = (Assert.Single(covered.Rows), Assert.Single(open.Rows));
        Assert.Equal((null, null), (hidden.PatientId, hidden.Text));
        Assert.Equal("138****8000", seen.Number);
        Assert.Contains("王芳您好", seen.Text, StringComparison.Ordinal);
        Assert.Empty(await notices.MessagesAsync());
        Assert.Empty(await notices.MarksAsync());
        Assert.Equal(2, await notices.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(TryNotice) && entry.EntityKey == SendDailyBills.Name)));
    }

    [Fact]
    public async Task The_overview_counts_what_became_of_today()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await notices.FeesAsync(await notices.StayAsync(await notices.PatientAsync()), NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));
        await notices.RunAsync<SendDailyBills>();

        var all = (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (ReadNotices use) => use.HandleAsync())).Value!;

        var bills = all.Single(notice => notice.Word == SendDailyBills.Name);
        Assert.Equal((1, 0, 1), (bills.Chosen, bills.NotSaid, bills.States[MessageState.Queued]));
        Assert.Equal(all.Select(notice => notice.Word).Distinct().Count(), all.Count);
        Assert.Equal(0, all.Where(notice => notice != bills).Sum(notice => notice.Chosen));
    }

    [Fact]
    public async Task A_notice_nobody_knows_and_one_without_the_right_is_refused()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var nobody = await notices.Hospital.StaffAsync("agent01", "王芳", NoticePermissions.View);

        Assert.Equal("Notices.Missing", (await notices.Hospital.Run.RunAsync(nobody, (TryNotice use) => use.HandleAsync("notices.nothing"))).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await notices.Hospital.Run.RunAsync(nobody, (RunNotice use) => use.HandleAsync(SendDailyBills.Name))).Problem!.Kind);
    }

    private static Task<Id<Patient>> ChildAsync(NoticeHospital notices, string name, string birth) => notices.Hospital.HaveAsync(new()
    {
        Name = name,
        BirthDate = birth,
        Contacts = [new() { Name = "王芳", Relation = Relationships.Parent, Phone = new() { Number = "13800138000", Owner = NumberOwner.Contact } }],
    });

    private static async Task<Prepay> PrepayAsync(NoticeHospital notices, Encounter stay, decimal prepaid, decimal charged, decimal? selfPay, bool paysLater = false, decimal guarantee = 0, int hoursOld = 0)
    {
        var prepay = new Prepay(stay.PatientId, Facts.His, "P" + stay.SourceKey, stay.VisitKey!);
        prepay.Stand(TestHospital.Monday.AddHours(-hoursOld), prepaid, charged, selfPay, prepaid - charged);
        prepay.Secure(guarantee, null, paysLater);
        await notices.Hospital.AddAsync(prepay);
        return prepay;
    }

    private static Task<int> StandAsync(NoticeHospital notices, Prepay prepay, decimal prepaid, decimal selfPay) => notices.Hospital.WithDbAsync(async db =>
    {
        var known = await db.Prepayments.SingleAsync(row => row.Id == prepay.Id);
        known.Stand(notices.Hospital.Clock.GetUtcNow(), prepaid, 9000, selfPay, prepaid - 9000);
        return await db.SaveChangesAsync();
    });

    private static async Task ComeBackAsync(NoticeHospital notices, Id<Patient> patient, string number, DateOnly on)
    {
        var visit = Facts.Visit(patient, number, EncounterKind.Outpatient, TestHospital.Monday.AddDays(-14));
        visit.Return(on, null);
        await notices.Hospital.AddAsync(visit);
    }

    private static async Task AgreeAsync(NoticeHospital notices, Id<Patient> patient)
    {
        var outcome = await notices.Hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(new()
        {
            PatientId = patient.Value,
            State = ConsentState.Given,
            Channels = [ConsentChannel.Sms],
            Purposes = [ConsentPurpose.Promotion],
            Proof = "知情同意书",
        }));
        Assert.Null(outcome.Problem);
    }
}
