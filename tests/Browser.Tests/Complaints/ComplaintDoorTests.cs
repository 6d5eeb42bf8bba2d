using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>网上投诉: somebody writes on his own telephone without a script, the office accepts it, and he and an agent ask how it stands.</summary>
[Collection(QuietTests.Name)]
public sealed partial class ComplaintDoorTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string Name = "欧阳静怡";

    [Fact]
    public async Task Written_on_the_web_accepted_by_the_office_and_asked_by_its_number()
    {
        var number = People.Stranger();
        var words = $"挂号排队三小时，窗口只开了一个（{number[^4..]}）。";

        // A mistake costs nothing of what was typed.
        var phone = await TelephoneAsync(runsScripts: false);
        await phone.GoAsync("/c");
        await phone["door-text"].FillAsync(words);
        await phone["door-name"].FillAsync(Name);
        await phone["door-phone"].FillAsync("打我手机");
        await phone["door-send"].ClickAsync();
        await Expect(phone["door-problem-phone"]).ToBeVisibleAsync();
        await Expect(phone["door-text"]).ToHaveValueAsync(words);
        await phone["door-phone"].FillAsync(number);
        await phone["door-send"].ClickAsync();
        await Expect(phone["door"]).ToHaveAttributeAsync("data-state", "thanks");
        await Expect(phone["door-receipt"]).ToHaveAttributeAsync("data-value", Receipt());
        var receipt = (await phone["door-receipt"].GetAttributeAsync("data-value"))!;
        await Expect(phone.Page.Locator("body")).Not.ToContainTextAsync(Name);

        await StandsAsync(phone, receipt, number[^4..], "received", isTold: false);

        // 投诉专员 finds it among what waits, by its source and the words on the case.
        var office = await AtDeskOfAsync("complaint01", "/complaints/drafts?complaintSource=Web");
        await Expect(office["list-page"]).ToHaveAttributeAsync("data-list", "complaint-drafts");
        await Axe.ExpectNothingToObjectAsync(office, "drafts");
        var address = await FindAsync(office, words);
        await Expect(office["complaint-status"]).ToHaveAttributeAsync("data-status", "draft");
        await office["complaint-accept"].ClickAsync();
        await Expect(office["complaint-status"]).ToHaveAttributeAsync("data-status", "accepted");
        await Expect(office["complaint-number"]).ToHaveAttributeAsync("data-value", CaseNumber());
        var given = (await office["complaint-number"].GetAttributeAsync("data-value"))!;
        await Expect(office["complaint-history"]).ToContainTextAsync($"{Name}您好");

        // The department concerned knows nothing of it as long as nobody says that it is meant.
        var doctor = await AtDeskOfAsync("doctor02", address);
        await Expect(doctor["complaint-status"]).ToHaveCountAsync(0);

        await office["complaint-feedback"].ClickAsync();
        await office["field-text"].FillAsync("已增开窗口并电话致歉");
        await office["form-save"].ClickAsync();
        await Expect(office["complaint-history"]).ToContainTextAsync("已增开窗口并电话致歉");

        // By his number now; wrong digits tell nothing; an agent says the same to whoever rings up.
        await AskAsync(phone, given, "0000" == number[^4..] ? "1111" : "0000");
        await Expect(phone["door-notice"]).ToBeVisibleAsync();
        await Expect(phone["door-standing"]).ToHaveCountAsync(0);
        await StandsAsync(phone, given, number[^4..], "accepted", isTold: true);
        await Expect(phone.Page.Locator("body")).Not.ToContainTextAsync("窗口");
        var agent = await AtDeskOfAsync("agent03", "/complaints/state");
        await agent["field-number"].FillAsync(given);
        await agent["field-digits"].FillAsync(number[^4..]);
        await agent["form-save"].ClickAsync();
        await Expect(agent["state-found"]).ToHaveAttributeAsync("data-standing", "accepted");
        await Axe.ExpectNothingToObjectAsync(agent, "state by number");

        var elsewhere = await TelephoneAsync(runsScripts: true);
        await elsewhere.GoAsync("/c");
        await Axe.ExpectNothingToObjectAsync(elsewhere, "the public page");
    }

    private Task<Desk> TelephoneAsync(bool runsScripts) => OpenAsync(
        new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, JavaScriptEnabled = runsScripts });

    private static async Task AskAsync(Desk phone, string number, string digits)
    {
        await phone.GoAsync("/c/state");
        await phone["door-number"].FillAsync(number);
        await phone["door-digits"].FillAsync(digits);
        await phone["door-show"].ClickAsync();
    }

    private static async Task StandsAsync(Desk phone, string number, string digits, string state, bool isTold)
    {
        await AskAsync(phone, number, digits);
        await Expect(phone["door-standing"]).ToHaveAttributeAsync("data-standing", state);
        await Expect(phone["door-standing"]).ToHaveAttributeAsync("data-told", isTold ? "true" : "false");
    }

    /// <summary>Others may wait in the list, too: the newest are looked at until the words are his.</summary>
    private static async Task<string> FindAsync(Desk office, string words)
    {
        await Expect(office["list-total"]).ToHaveAttributeAsync("data-value", Count());
        var links = await office["list-row"].Locator("a.row-link").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (var link in links)
        {
            await office.GoAsync(link);
            await Expect(office["complaint-words"]).ToBeVisibleAsync();
            if ((await office["complaint-words"].TextContentAsync())!.Contains(words, StringComparison.Ordinal))
            {
                return link;
            }
        }

        throw new InvalidOperationException("The draft stands on no row.");
    }

    [GeneratedRegex("^HZ[2-9A-Z]{10}$")]
    private static partial Regex Receipt();

    [GeneratedRegex("^投诉-[0-9]{4}-[0-9]{6}$")]
    private static partial Regex CaseNumber();

    [GeneratedRegex("^[1-9][0-9]*$")]
    private static partial Regex Count();
}
