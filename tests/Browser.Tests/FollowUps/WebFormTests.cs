using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>网页随访: an agent sends the questions, the patient answers them on his own telephone without a script, and who is in danger is told what to do.</summary>
[Collection(WardTests.Name)]
public sealed partial class WebFormTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    private const int MostLooks = 100;

    [Fact]
    public async Task The_patient_answers_on_his_own_telephone_and_his_chest_pain_reaches_the_doctor()
    {
        var patient = new Leaver(Family + "网", People.Stranger());
        await DischargeAsync(patient);
        await SetAsync(await AtAsync("info01", "/settings/parameters"), "follow-up-forms.address", Ward.Product.Address);
        var wangFang = await AtAsync("agent01", "/");
        await UntilDueAsync(wangFang, patient.Name, 1);
        var (followUp, link) = await SendAsync(wangFang, patient);

        // His daughter has a look at it on hers; he fills it in on one that runs no scripts.
        var daughter = await TelephoneAsync(runsScripts: true);
        await PatientForm.LookAsync(daughter, link, patient);
        var phone = await TelephoneAsync(runsScripts: false);
        await PatientForm.ProveAsync(phone, link, patient);
        await PatientForm.MistakeAsync(phone);
        await PatientForm.SubmitAsync(phone);

        // What to do stands there, and again when he comes back; whoever else opens the link learns nothing of it.
        await PatientForm.ExpectUrgentAsync(phone);
        await phone.ReloadAsync();
        await PatientForm.ExpectUrgentAsync(phone);
        await daughter.ReloadAsync();
        await PatientForm.ExpectUrgentAsync(daughter);
        await PatientForm.ExpectEasyAsync(daughter, "the closed form");
        var stranger = await TelephoneAsync(runsScripts: true);
        await stranger.GoAsync(link);
        await Expect(stranger["web-form"]).ToHaveAttributeAsync("data-state", "used");
        await Expect(stranger["web-form-urgent"]).ToHaveCountAsync(0);

        await wangFang.GoAsync(followUp);
        await Expect(wangFang["followup"]).ToHaveAttributeAsync("data-state", "done");
        await Expect(wangFang["followup-form"]).ToHaveAttributeAsync("data-state", "used");
        await Expect(wangFang["followup-record"]).ToContainTextAsync(PatientForm.Detail);
        await Expect(wangFang["followup-record"]).ToContainTextAsync(PatientForm.Condition);
        await Expect(wangFang["followup-record"]).ToContainTextAsync("网页自填");
        await Expect(wangFang["followup-record"]).Not.ToContainTextAsync("web-form");
        await FindAsync(wangFang, patient.Name, 1, "/follow-ups/done?door=Web");
        await HandleAsync(patient);
    }

    private Task<Desk> TelephoneAsync(bool runsScripts) => OpenAsync(
        new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, JavaScriptEnabled = runsScripts },
        Ward.Product.Address);

    /// <summary>Not before he consented; and what staff read of the message opens nothing.</summary>
    private async Task<(string FollowUp, string Link)> SendAsync(Desk agent, Leaver patient)
    {
        await agent["followup-row"].Filter(new() { HasText = patient.Name }).Locator("a.row-link").ClickAsync();
        await agent["followup-form-send"].ClickAsync();
        await Expect(agent["followup-form"].GetByTestId("problem")).ToContainTextAsync("征得患者同意");
        await agent["followup-form-consent"].CheckAsync();
        await agent["followup-form-send"].ClickAsync();
        await Expect(agent["followup-form"]).ToHaveAttributeAsync("data-state", "sent");
        await Expect(agent["followup-form-send"]).ToHaveCountAsync(0);
        for (var look = 0; look < MostLooks && LinkTo(patient) is null; look++)
        {
            await agent.ReloadAsync();
        }

        var link = LinkTo(patient);
        Assert.NotNull(link);
        var followUp = new Uri(agent.Page.Url).AbsolutePath;
        await agent.GoAsync("/messages?kind=FollowUpForm");
        var key = await agent["list-row"].Filter(new() { HasText = patient.Name }).GetAttributeAsync("data-key");
        await agent.GoAsync("/messages/" + key);
        await Expect(agent["message-text"]).ToContainTextAsync("/f/……");
        Assert.DoesNotContain(link[(link.LastIndexOf('/') + 1)..], await agent.Page.ContentAsync(), StringComparison.Ordinal);
        return (followUp, link);
    }

    private string? LinkTo(Leaver patient) => Ward.Sent.Where(sent => sent.To == patient.Phone).Select(sent => Link().Match(sent.Text)).FirstOrDefault(match => match.Success)?.Value;

    private async Task HandleAsync(Leaver patient)
    {
        var gaoZhiYuan = await AtAsync("doctor01", "/alerts?alertState=Open");
        var alert = gaoZhiYuan["list-row"].Filter(new() { HasText = patient.Name });
        await Expect(alert).ToContainTextAsync("胸痛");
        await alert.GetByTestId("alert-handle").ClickAsync();
        await gaoZhiYuan["alert-action"].FillAsync("已电话嘱来院急诊");
        await gaoZhiYuan["confirm-yes"].ClickAsync();
        await Expect(alert).ToHaveCountAsync(0);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/f/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();
}
