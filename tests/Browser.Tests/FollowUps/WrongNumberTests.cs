using Browser.Tests.Integration;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>Numbers that lead to the wrong person, to nobody, or to a family in mourning.</summary>
[Collection(WardTests.Name)]
public sealed class WrongNumberTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    [Fact]
    public async Task A_stranger_is_not_rung_up_again_and_the_patient_comes_back_when_a_number_is_found()
    {
        var (strangers, none, right) = (People.Stranger(), People.Stranger(), People.Stranger());
        var patient = new Leaver(Family + "甲", strangers) { Phone2 = none };
        var stranger = new Leaver(Family + "乙", strangers);
        await DischargeAsync(patient, stranger);
        var heJiaJia = await AtAsync("nurse01", "/");
        await UntilDueAsync(heJiaJia, Family, 2);

        await StartAsync(heJiaJia, patient.Name);
        await Expect(heJiaJia["followup-dial"].First).ToContainTextAsync(strangers);
        await heJiaJia["followup-outcome"].SelectOptionAsync("not-the-patient");
        await heJiaJia["followup-save"].ClickAsync();
        await Expect(heJiaJia["followup-dial"]).ToHaveCountAsync(1);
        await Expect(heJiaJia["followup-dial"]).ToContainTextAsync(none);
        await Expect(NumberLine(heJiaJia, strangers)).ToContainTextAsync("非本人");
        await SaveAsync(heJiaJia, "empty-number");
        await FindAsync(heJiaJia, patient.Name, 0);
        await FindAsync(heJiaJia, patient.Name, 1, "/follow-ups/other?followUpState=NumberNeeded");

        // 查号: the archive gets a number, and he is due again by that alone.
        var found = patient with { Phone2 = right };
        await HisDoors.PushAsync(Ward.Product, "patient", found.Person());
        await UntilDueAsync(heJiaJia, patient.Name, 1);
        await StartAsync(heJiaJia, patient.Name);
        await Expect(heJiaJia["followup-dial"]).ToHaveCountAsync(1);
        await Expect(heJiaJia["followup-dial"]).ToContainTextAsync(right);
        await SaveAsync(heJiaJia, "transferred");

        // The stranger has left this ward too, and is asked for his own sake.
        await StartAsync(heJiaJia, stranger.Name);
        await Expect(heJiaJia["followup-dial"]).ToContainTextAsync(strangers);
        await SaveAsync(heJiaJia, "transferred");
    }

    [Fact]
    public async Task Who_died_is_called_and_written_to_no_more_and_another_on_the_same_number_is()
    {
        var shared = People.Stranger();
        var (dead, alive) = (new Leaver(Family + "故", shared), new Leaver(Family + "在", shared));
        await DischargeAsync(dead, alive);
        var heJiaJia = await AtAsync("nurse01", "/");
        await UntilDueAsync(heJiaJia, Family, 2);
        var zhouHaiTao = await AtAsync("info01", "/messages/channels");
        await zhouHaiTao["channel-pause"].First.ClickAsync();
        await zhouHaiTao["channel-pause-reason"].FillAsync("更换短信账号");
        await zhouHaiTao["confirm-yes"].ClickAsync();
        await Expect(zhouHaiTao["channel"].First).ToHaveAttributeAsync("data-state", "paused");
        var (archiveOfDead, archiveOfAlive) = (await WriteToAsync(dead.Name), await WriteToAsync(alive.Name));

        await StartAsync(heJiaJia, dead.Name);
        await SaveAsync(heJiaJia, "died");
        await FindAsync(heJiaJia, dead.Name, 0);
        await FindAsync(heJiaJia, dead.Name, 2, "/follow-ups/other?followUpState=Cancelled");
        await zhouHaiTao["channel-resume"].First.ClickAsync();

        await FindAsync(heJiaJia, alive.Name, 1);
        await UntilSentAsync(heJiaJia, alive.Name);
        Assert.DoesNotContain(Ward.Sent, sent => sent.Text.Contains(dead.Name, StringComparison.Ordinal));
        var wangFang = await AtAsync("agent01", archiveOfDead);
        await Expect(wangFang["patient-archive"]).ToBeVisibleAsync();
        await Expect(wangFang["archive-message"]).ToHaveCountAsync(0);
        await wangFang.GoAsync(archiveOfAlive);
        await Expect(wangFang["archive-message"]).ToBeVisibleAsync();
        await StartAsync(heJiaJia, alive.Name);
        await SaveAsync(heJiaJia, "transferred");
    }

    private static ILocator NumberLine(Desk desk, string number) => desk["followup-number"].Filter(new() { HasText = number });

    /// <summary>A message to him waits behind the stopped channel; his name in its text tells it from others.</summary>
    private async Task<string> WriteToAsync(string name)
    {
        var wangFang = await AtAsync("agent01", "/patients");
        await Expect(wangFang["list-row"].First).ToBeVisibleAsync();
        await wangFang["filter-name"].FillAsync(name);
        await wangFang["list-query"].ClickAsync();
        await Expect(wangFang["list-total"]).ToHaveAttributeAsync("data-value", "1");
        var archive = "/patients/" + await wangFang["list-row"].GetAttributeAsync("data-key");
        await wangFang.GoAsync(archive);
        await wangFang["archive-message"].ClickAsync();
        await wangFang["send-template"].SelectOptionAsync("notice");
        await wangFang["send-text"].FillAsync($"{name}的复查改到周三上午");
        await wangFang["send-confirm"].ClickAsync();
        await Expect(wangFang["send-message"]).ToHaveCountAsync(0);
        return archive;
    }

    private async Task UntilSentAsync(Desk desk, string name)
    {
        for (var look = 0; look < 90 && !Ward.Sent.Any(sent => sent.Text.Contains(name, StringComparison.Ordinal)); look++)
        {
            await desk.Page.WaitForTimeoutAsync(500);
        }

        Assert.Contains(Ward.Sent, sent => sent.Text.Contains(name, StringComparison.Ordinal));
    }
}
