using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Notices.Guides;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Guides;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>导诊短信: when the hospital system gives an order, and in one click.</summary>
public sealed class ExamGuideTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_outpatient_is_told_where_when_where_to_pay_and_what_to_heed_and_once(TestDatabase database)
    {
        await using var notices = await OpenAsync(database);
        var patient = await notices.PatientAsync();
        await notices.Hospital.AddAsync(Order(patient, "O1", planned: TestHospital.Monday.AddDays(1), paid: false));
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));

        var first = await notices.RunAsync<SendExamGuides>();
        var again = await notices.RunAsync<SendExamGuides>();

        Assert.Equal((1, 0), (first, again));
        Assert.Equal(
            "【测试医院】王芳您好，您的胸部CT已开单，预约时间：3月3日09:00，地点：影像科（门诊楼2楼B区），请先到门诊收费处或自助机缴费。注意：请空腹，去除金属饰物。",
            Assert.Single(await notices.TextsAsync()));
    }

    [Fact]
    public async Task Orders_of_one_visit_go_together_and_one_that_is_sensitive_is_not_named()
    {
        await using var notices = await OpenAsync();
        var patient = await notices.PatientAsync();
        await notices.Hospital.AddAsync(
            Order(patient, "O1"), Order(patient, "O2", item: "US01", name: "腹部B超", at: TestHospital.Monday.AddMinutes(1)), Order(patient, "O3", item: "HP01", name: "乙型肝炎定量"), Order(patient, "O4", item: "XX", name: "心电图", visit: "V2"));
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));

        await notices.RunAsync<SendExamGuides>();

        var texts = await notices.TextsAsync();
        Assert.Equal(2, texts.Count);
        var together = texts.Single(text => text.Contains("胸部CT、腹部B超", StringComparison.Ordinal));
        Assert.Contains("胸部CT：影像科（门诊楼2楼B区）；腹部B超：超声科（门诊楼3楼）", together, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.DoesNotContain("肝炎", text, StringComparison.Ordinal));
        Assert.Equal(4, (await notices.MarksAsync()).Count);
    }

    [Fact]
    public async Task A_sensitive_order_alone_is_an_examination_without_a_name()
    {
        await using var notices = await OpenAsync();
        await notices.Hospital.AddAsync(Order(await notices.PatientAsync(), "O1", item: "HP01", name: "乙型肝炎定量"));
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));

        await notices.RunAsync<SendExamGuides>();

        Assert.StartsWith("【测试医院】王芳您好，您的检查已开单", Assert.Single(await notices.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_cancelled_over_old_or_of_the_wards_is_not_told()
    {
        await using var notices = await OpenAsync();
        var patient = await notices.PatientAsync();
        var done = Order(patient, "O1");
        done.Stand(isPaid: true, isDone: true);
        var cancelled = Order(patient, "O2");
        cancelled.Withdraw(TestHospital.Monday);
        var over = Order(patient, "O3", planned: TestHospital.Monday.AddHours(-1));
        var old = Order(patient, "O4", at: TestHospital.Monday.AddDays(-5));
        var ward = Order(patient, "O5", isOutpatient: false);
        await notices.Hospital.AddAsync(done, cancelled, over, old, ward);
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(0, await notices.RunAsync<SendExamGuides>());
    }

    [Fact]
    public async Task What_is_ordered_one_after_the_other_waits_until_the_last_is_two_minutes_old()
    {
        await using var notices = await OpenAsync();
        var patient = await notices.PatientAsync();
        await notices.Hospital.AddAsync(Order(patient, "O1"));
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        var early = await notices.RunAsync<SendExamGuides>();
        await notices.Hospital.AddAsync(Order(patient, "O2", item: "US01", name: "腹部B超", at: TestHospital.Monday.AddMinutes(1)));
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        var still = await notices.RunAsync<SendExamGuides>();
        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(2));

        var due = await notices.RunAsync<SendExamGuides>();

        Assert.Equal((0, 0, 1), (early, still, due));
    }

    [Fact]
    public async Task Notes_that_fill_a_message_are_told_in_as_few_as_they_need()
    {
        await using var notices = await OpenAsync();
        var patient = await notices.PatientAsync();
        foreach (var at in Enumerable.Range(0, 3))
        {
            var item = new ExamItem($"L{at}");
            item.Describe($"检查{at}", "5001", $"{at}" + new string('请', 200));
            await notices.Hospital.AddAsync(item, Order(patient, $"O{at}", item: $"L{at}", name: $"检查{at}"));
        }

        notices.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
        await notices.RunAsync<SendExamGuides>();

        Assert.Equal(3, (await notices.TextsAsync()).Count);
        Assert.All(await notices.MarksAsync(), mark => Assert.Equal(NoticeEnd.Queued, mark.End));
    }

    [Fact]
    public async Task In_one_click_a_guide_goes_to_a_patient_or_to_a_number_as_it_was_previewed()
    {
        await using var notices = await OpenAsync();
        var patient = await notices.PatientAsync();
        var agent = await notices.Hospital.StaffAsync("agent01", "林晓", MessagingPermissions.Send, PatientPermissions.View, PatientPermissions.SeeNames);
        var choices = (await notices.Hospital.Run.RunAsync(agent, (ReadGuideChoices use) => use.HandleAsync(patient))).Value!;
        var toPatient = new GuideMessageForm { Subject = GuideSubject.Exam, Code = "CT01", PatientId = patient.Value, NumberId = choices.Numbers[0].Id };
        var toNumber = new GuideMessageForm { Subject = GuideSubject.Department, Code = "5001", Number = "139 0013 9000", CalledAs = "张先生" };

        var seen = (await notices.Hospital.Run.RunAsync(agent, (CheckGuideMessage use) => use.HandleAsync(toPatient))).Value!;
        await notices.Hospital.Run.RunAsync(agent, (SendGuideMessage use) => use.HandleAsync(toPatient));
        await notices.Hospital.Run.RunAsync(agent, (SendGuideMessage use) => use.HandleAsync(toPatient));
        await notices.Hospital.Run.RunAsync(agent, (SendGuideMessage use) => use.HandleAsync(toNumber));

        var texts = await notices.TextsAsync();
        Assert.Equal([seen.Text, "【测试医院】张先生您好，影像科的位置：门诊楼2楼B区。"], texts);
        Assert.Equal("【测试医院】王芳您好，您的胸部CT已安排，请到影像科（门诊楼2楼B区）办理。注意：请空腹，去除金属饰物。", seen.Text);
        Assert.Equal(["agent01"], (await notices.MessagesAsync()).Select(message => message.Source["staff:".Length..]).Distinct());
    }

    [Fact]
    public async Task A_guide_nobody_wrote_a_landline_and_somebody_without_the_right_are_refused()
    {
        await using var notices = await OpenAsync();
        var agent = await notices.Hospital.StaffAsync("agent01", "林晓", MessagingPermissions.Send);
        var other = await notices.Hospital.StaffAsync("nurse01", "周护士", PatientPermissions.View);

        Assert.Equal("Notices.NoGuide", (await notices.Hospital.Run.RunAsync(agent, (CheckGuideMessage use) => use.HandleAsync(new() { Subject = GuideSubject.Exam, Code = "XX", Number = "13900139000", CalledAs = "张先生" }))).Problem!.Code);
        Assert.Equal(
            ["Notices.CalledAsNeeded", "Notices.GuideNeeded", "Notices.MobileNeeded"],
            (await notices.Hospital.Run.RunAsync(agent, (SendGuideMessage use) => use.HandleAsync(new() { Number = "010-63663699" }))).Problem!.Fields.Select(field => field.Code).Order(StringComparer.Ordinal));
        Assert.Equal(ProblemKind.Forbidden, (await notices.Hospital.Run.RunAsync(other, (SendGuideMessage use) => use.HandleAsync(new()))).Problem!.Kind);
    }

    private static async Task<NoticeHospital> OpenAsync(TestDatabase? database = null)
    {
        var notices = await NoticeHospital.OpenAsync(database);
        var (imaging, ultrasound) = (new Department("5001", "影像科"), new Department("5002", "超声科"));
        imaging.GuideTo("门诊楼2楼B区。");
        ultrasound.GuideTo("门诊楼3楼");
        var (ct, us) = (new ExamItem("CT01"), new ExamItem("US01"));
        ct.Describe("胸部CT", "5001", "请空腹，去除金属饰物。");
        us.Describe("腹部B超", "5002", "请憋尿");
        await notices.Hospital.AddAsync(imaging, ultrasound, ct, us);
        return notices;
    }

    private static ExamOrder Order(Id<Patient> patient, string number, string item = "CT01", string name = "胸部CT", string visit = "V1", DateTimeOffset? at = null, DateTimeOffset? planned = null, bool? paid = null, bool isOutpatient = true)
    {
        var order = new ExamOrder(patient, Facts.His, number, Facts.Key(isOutpatient ? EncounterKind.Outpatient : EncounterKind.Inpatient, visit));
        order.Describe(item, name, "1", isOutpatient);
        order.Order(at ?? TestHospital.Monday, null, null);
        order.Plan(null, planned);
        order.Stand(paid, isDone: false);
        return order;
    }
}
