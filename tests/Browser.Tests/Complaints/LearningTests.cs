using System.Globalization;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>What a hospital does with praise, suggestions and what it learns from complaints.</summary>
[Collection(QuietTests.Name)]
public sealed class LearningTests(HospitalFixture fixture, ITestOutputHelper output) : ComplaintTest(fixture, output)
{
    [Fact]
    public async Task Praise_reaches_the_doctor_as_its_giver_wishes_and_a_suggestion_is_answered()
    {
        var patient = Somebody();
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        await zhengXiaoDong.GoAsync("/praise/new?patient=" + await FindAsync(zhengXiaoDong, patient));
        await Expect(zhengXiaoDong["field-giverName"]).ToHaveValueAsync(patient.Name);
        await zhengXiaoDong["field-staff"].SelectOptionAsync("doctor01");
        await zhengXiaoDong["field-wish"].SelectOptionAsync("Nameless");
        await zhengXiaoDong["field-text"].FillAsync($"{patient.Name}感谢高医生耐心讲解");
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["problem"]).ToContainTextAsync("不愿公开姓名");
        await zhengXiaoDong["field-text"].FillAsync("感谢高医生耐心讲解" + patient.MedicalRecordNo[^3..]);
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["praise-state"]).ToHaveAttributeAsync("data-state", "passedon");
        await Expect(zhengXiaoDong["praise-giver"]).ToContainTextAsync(patient.Name);
        var address = new Uri(zhengXiaoDong.Page.Url).AbsolutePath;

        var doctor = await AtDeskOfAsync("doctor01");
        var wire = Wire.Of(doctor);
        await doctor.GoAsync(address);
        await Expect(doctor["praise-words"]).ToContainTextAsync("感谢高医生");
        await wire.ExpectNothingOfAsync(doctor, patient.Name, patient.Phones[0].Number);
        await doctor.GoAsync("/praise");
        await Expect(doctor.Page.Locator($"[data-testid=list-row] a[href='{address}']")).ToHaveCountAsync(1);

        await zhengXiaoDong.GoAsync("/praise/new");
        await zhengXiaoDong["field-kind"].SelectOptionAsync("Suggestion");
        await zhengXiaoDong["field-department"].SelectOptionAsync("1001");
        await zhengXiaoDong["field-giverName"].FillAsync("宇文静");
        await zhengXiaoDong["field-giverPhone"].FillAsync(People.Stranger());
        await zhengXiaoDong["field-text"].FillAsync("候诊区请加椅子");
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["praise-state"]).ToHaveAttributeAsync("data-state", "pending");
        var head = await AtDeskOfAsync("head01", new Uri(zhengXiaoDong.Page.Url).AbsolutePath);
        await head["field-verdict"].SelectOptionAsync("Adopted");
        await head["field-text"].FillAsync("已加二十把椅子");
        await head["form-save"].ClickAsync();
        await Expect(head["praise-verdict"]).ToContainTextAsync("采纳");
        await Expect(head["praise-answer"]).ToContainTextAsync("已加二十把椅子");
    }

    [Fact]
    public async Task A_complaint_becomes_corrective_action_a_meeting_adds_another_and_the_month_is_signed()
    {
        var patient = Somebody();
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        var complaint = await RegisterAsync(zhengXiaoDong, patient, "doctor01", "medical", "预约后仍等候两小时。");
        await zhengXiaoDong["complaint-improve"].ClickAsync();
        await Expect(zhengXiaoDong["field-complaints"]).ToHaveValueAsync(complaint.Number);
        var title = "分时段预约" + complaint.Number[^4..];
        await zhengXiaoDong["field-title"].FillAsync(title);
        await zhengXiaoDong["field-owner"].SelectOptionAsync("head01");
        await zhengXiaoDong["field-dueOn"].FillAsync(Today().AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await zhengXiaoDong["field-measures"].FillAsync($"{patient.Name}反映等候过久，落实分时段预约");
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["problem"]).ToContainTextAsync("投诉人或患者的信息");
        await zhengXiaoDong["field-measures"].FillAsync("落实分时段预约，增开诊室");
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["improvement-state"]).ToHaveAttributeAsync("data-state", "open");
        var action = new Uri(zhengXiaoDong.Page.Url).AbsolutePath;

        var head = await AtDeskOfAsync("head01", action);
        await head["improvement-evidence"].ClickAsync();
        await head["field-text"].FillAsync("已开放分时段预约，排班表见科室公告");
        await SaveAsync(head);
        await Expect(head["improvement-state"]).ToHaveAttributeAsync("data-state", "done");
        await Expect(head["improvement-confirm"]).ToHaveCountAsync(0);
        var nursing = await AtDeskOfAsync("nursing01", action);
        await nursing["improvement-confirm"].ClickAsync();
        await nursing["field-text"].FillAsync("抽查三日，平均候诊二十分钟");
        await SaveAsync(nursing);
        await Expect(nursing["improvement-state"]).ToHaveAttributeAsync("data-state", "effective");

        // 座谈会, and what came of it.
        await zhengXiaoDong.GoAsync("/improvements/meetings/new");
        await zhengXiaoDong["field-title"].FillAsync("患者座谈会" + complaint.Number[^4..]);
        await zhengXiaoDong["field-people"].FillAsync("患者代表三人、护理部、医务科");
        await zhengXiaoDong["field-topics"].FillAsync("候诊时间、就诊指引");
        await zhengXiaoDong["form-save"].ClickAsync();
        await zhengXiaoDong["meeting-action"].ClickAsync();
        await zhengXiaoDong["field-title"].FillAsync("就诊指引" + complaint.Number[^4..]);
        await zhengXiaoDong["field-owner"].SelectOptionAsync("nursing01");
        await zhengXiaoDong["field-dueOn"].FillAsync(Today().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await zhengXiaoDong["field-measures"].FillAsync("更新门诊楼指引牌");
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["improvement-owner"]).ToHaveAttributeAsync("data-value", "nursing01");

        // A month of its own, long ago.
        var month = $"{Random.Shared.Next(2001, 2020)}-{Random.Shared.Next(1, 13):D2}";
        await zhengXiaoDong.GoAsync("/improvements/reviews/" + month);
        await Expect(zhengXiaoDong["review-state"]).ToHaveAttributeAsync("data-state", "open");
        await zhengXiaoDong["field-text"].FillAsync("主要问题是候诊时间");
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["review-state"]).ToHaveAttributeAsync("data-state", "prepared");
        var leader = await AtDeskOfAsync("manager01", "/improvements/reviews/" + month);
        await leader["field-text"].FillAsync("同意，下月复查");
        await leader["form-save"].ClickAsync();
        await Expect(leader["review-state"]).ToHaveAttributeAsync("data-state", "signed");
        await Expect(leader["review-signature"]).ToContainTextAsync("同意，下月复查");
        var auditor = await AtDeskOfAsync("auditor", "/improvements/reviews/" + month);
        await Expect(auditor["review-state"]).ToHaveAttributeAsync("data-intact", "true");
        await Expect(auditor["form-save"]).ToHaveCountAsync(0);
    }

    private static DateOnly Today() => DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
