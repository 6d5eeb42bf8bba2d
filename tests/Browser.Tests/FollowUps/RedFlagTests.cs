using Browser.Tests.Rig;
using HospitalCrm.Core.Data.Seeding;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>An answer that nobody acknowledges: the doctor, the department's duty telephone, 总值班, until somebody writes what was done.</summary>
[Collection(WardTests.Name)]
public sealed class RedFlagTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    private const int MostLooks = 240;

    [Fact]
    public async Task Chest_pain_climbs_from_the_doctor_to_the_hospital_until_somebody_writes_what_was_done()
    {
        var (department, hospital) = (People.Stranger(), People.Stranger());
        var zhouHaiTao = await AtAsync("info01", "/settings/parameters");
        await SetAsync(zhouHaiTao, "alerts.doctor-minutes", "0");
        await SetAsync(zhouHaiTao, "alerts.department-minutes", "0");
        await SetAsync(zhouHaiTao, "alerts.department-phones", $"1001={department}");
        await SetAsync(zhouHaiTao, "alerts.hospital-phone", hospital);
        var patient = new Leaver(Family + "胸痛", People.Stranger());
        await DischargeAsync(patient);
        var gaoZhiYuan = await AtAsync("doctor01", "/");
        var heJiaJia = await AtAsync("nurse01", "/");
        await UntilDueAsync(heJiaJia, patient.Name, 1);

        await StartAsync(heJiaJia, patient.Name);
        await AnswerAsync(heJiaJia);
        await heJiaJia["question-chest-pain"].Locator("[value=yes]").CheckAsync();
        await heJiaJia["followup-note"].FillAsync("昨晚胸痛两次");
        await SaveAsync(heJiaJia, "done");

        // The doctor's bell rings on the page he has open; the others are told one after the other by message.
        await Expect(gaoZhiYuan["bell"]).Not.ToHaveAttributeAsync("data-alerts", "0");
        var doctor = DemoStaff.All.Single(staff => staff.Code == "doctor01").Mobile;
        await UntilToldAsync(gaoZhiYuan, doctor, department, hospital);
        Assert.All(Told(doctor, department, hospital), sent => Assert.DoesNotContain(patient.Name, sent.Text, StringComparison.Ordinal));

        await gaoZhiYuan.GoAsync("/alerts?alertState=Open");
        var alert = gaoZhiYuan["list-row"].Filter(new() { HasText = patient.Name });
        await Expect(alert).ToHaveAttributeAsync("data-level", "hospital");
        await Expect(alert).ToHaveAttributeAsync("data-state", "new");
        await alert.GetByTestId("alert-acknowledge").ClickAsync();
        await Expect(alert).ToHaveAttributeAsync("data-state", "acknowledged");

        // Acknowledged is not done: it stays open until it is written what was done, and a word is not enough.
        await alert.GetByTestId("alert-handle").ClickAsync();
        await gaoZhiYuan["alert-action"].FillAsync("好");
        await gaoZhiYuan["confirm-yes"].ClickAsync();
        await Expect(gaoZhiYuan["problem"]).ToBeVisibleAsync();
        await gaoZhiYuan["alert-action"].FillAsync("已电话嘱来院急诊，家属陪同");
        await gaoZhiYuan["confirm-yes"].ClickAsync();
        await Expect(alert).ToHaveCountAsync(0);
        await gaoZhiYuan.GoAsync("/alerts?alertState=Handled");
        await Expect(alert).ToContainTextAsync("高志远");
    }

    private IReadOnlyList<(string To, string Text)> Told(params string[] numbers) => [.. Ward.Sent.Where(sent => numbers.Contains(sent.To))];

    private async Task UntilToldAsync(Desk desk, params string[] numbers)
    {
        for (var look = 0; look < MostLooks && Told(numbers).Select(sent => sent.To).Distinct().Count() < numbers.Length; look++)
        {
            await desk.Page.WaitForTimeoutAsync(500);
        }

        Assert.Equal(numbers, Told(numbers).Select(sent => sent.To).Distinct());
    }
}
