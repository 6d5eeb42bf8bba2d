using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Inquiries;

/// <summary>患者咨询 by the people who play it: from the ringing telephone to the department's answer.</summary>
[Collection(TelephoneTests.Name)]
public sealed class InquiryTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task A_caller_asks_and_is_told_from_the_knowledge_base_and_gets_it_as_a_message()
    {
        var caller = People.Known();
        var wangFang = await AtDeskOfAsync("agent01");
        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8001");
        await call.AnswerAsync();
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(caller.Name);

        // A call's note begins with the topic 咨询: its door leads to the form.
        await wangFang["note-door"].ClickAsync();
        await Expect(wangFang["field-phone"]).ToHaveValueAsync(caller.Phones[0].Number);
        await Expect(wangFang["field-caller"]).ToHaveValueAsync(caller.Name);
        Assert.DoesNotContain(caller.Phones[0].Number, wangFang.Page.Url, StringComparison.Ordinal);
        await wangFang["field-question"].FillAsync("请问病案室在哪里");
        await Expect(wangFang["suggestions"]).ToHaveAttributeAsync("data-query", "请问病案室在哪里");
        var told = wangFang["suggestion"].First;
        await Expect(told).ToContainTextAsync("住院楼1层大厅西侧");
        await told.GetByTestId("suggestion-send").ClickAsync();
        await Expect(wangFang["suggestions-said"]).ToHaveAttributeAsync("data-state", "sent");
        await told.GetByTestId("suggestion-take").ClickAsync();
        await Expect(wangFang["field-answer"]).ToHaveValueAsync("住院楼1层大厅西侧，进门右转第二个窗口。");
        await Axe.ExpectNothingToObjectAsync(wangFang, "the form with suggestions");

        await wangFang["form-save"].ClickAsync();

        await Expect(wangFang["inquiry-state"]).ToHaveAttributeAsync("data-state", "closed");
        await Expect(wangFang["inquiry-article"]).ToHaveTextAsync("病案室在哪里");
        await Expect(wangFang["inquiry-caller"]).ToHaveTextAsync(caller.Name);

        // While he is on the telephone, what the search box finds goes to him in one click.
        await wangFang["search-box"].FillAsync("急诊电话");
        await wangFang["search-knowledge"].First.ClickAsync();
        await wangFang["knowledge-send-caller"].ClickAsync();
        await Expect(wangFang["knowledge-sent"]).ToHaveAttributeAsync("data-state", "sent");
        await call.EndAsync();
    }

    [Fact]
    public async Task What_the_agent_does_not_know_the_department_answers_by_keyboard_without_learning_who_asked()
    {
        var caller = People.Known();
        var question = $"做完支架多久可以坐飞机？（{caller.Phones[0].Number[^4..]}）";
        var liNa = await AtDeskOfAsync("agent02", "/inquiries/new");
        await liNa["field-caller"].FillAsync(caller.Name);
        await liNa["field-phone"].FillAsync(caller.Phones[0].Number);
        await liNa["field-question"].FillAsync(question);
        await liNa["field-way"].SelectOptionAsync("HandOver");
        await liNa["field-department"].SelectOptionAsync("1001");
        await liNa["form-save"].ClickAsync();
        await Expect(liNa["inquiry-state"]).ToHaveAttributeAsync("data-state", "handed");
        var address = new Uri(liNa.Page.Url).AbsolutePath;

        var other = await AtDeskOfAsync("head02", address);
        await Expect(other["problem"]).ToBeVisibleAsync();
        await Expect(other["inquiry"]).ToHaveCountAsync(0);

        var head = await AtDeskOfAsync("head01", "/inquiries?inquiryState=Handed");
        await Expect(head["list-row"].Filter(new() { HasText = question })).ToHaveCountAsync(1);
        await head.GoAsync(address);
        await Expect(head["inquiry-question"]).ToHaveTextAsync(question);
        await Expect(head.Page.Locator("main")).Not.ToContainTextAsync(caller.Name);
        await head.TabToAsync(head["field-answer"]);
        await head.Page.Keyboard.InsertTextAsync("术后一个月复查无异常即可乘机。");
        await head.TabToAsync(head["form-save"]);
        await head.Page.Keyboard.PressAsync("Enter");
        await Expect(head["inquiry-state"]).ToHaveAttributeAsync("data-state", "closed");

        await liNa.ReloadAsync();
        await Expect(liNa["inquiry-answer"]).ToHaveTextAsync("术后一个月复查无异常即可乘机。");
        await Expect(liNa["inquiry-caller"]).ToHaveTextAsync(caller.Name);
    }

    [Fact]
    public async Task What_the_department_answers_without_sending_comes_to_the_agents_desk_and_is_told_by_one_press()
    {
        var caller = People.Known();
        var question = $"出院带药吃完了怎么办？（{caller.Phones[0].Number[^4..]}）";
        var agent = await AtDeskOfAsync("agent03", "/inquiries/new");
        await agent["field-caller"].FillAsync(caller.Name);
        await agent["field-phone"].FillAsync(caller.Phones[0].Number);
        await agent["field-question"].FillAsync(question);
        await agent["field-way"].SelectOptionAsync("HandOver");
        await agent["field-department"].SelectOptionAsync("1001");
        await agent["form-save"].ClickAsync();
        await Expect(agent["inquiry-state"]).ToHaveAttributeAsync("data-state", "handed");
        var address = new Uri(agent.Page.Url).AbsolutePath;
        await agent.GoAsync("/desk");
        await Expect(agent["answers-box"]).ToBeVisibleAsync();
        var row = agent["answers-row"].Filter(new() { HasText = question });
        await Expect(row).ToHaveCountAsync(0);

        var head = await AtDeskOfAsync("head01", address);
        await head["field-answer"].FillAsync("凭出院小结到门诊开药。");
        await head["field-tellCaller"].SetCheckedAsync(false);
        await head["form-save"].ClickAsync();
        await Expect(head["inquiry-state"]).ToHaveAttributeAsync("data-state", "answered");

        // Nobody reloads anything: the desk hears of it.
        await Expect(row).ToHaveCountAsync(1);
        await Expect(agent["answers-bell"]).ToBeVisibleAsync();
        await Expect(row).Not.ToContainTextAsync(caller.Phones[0].Number);
        await row.GetByTestId("answers-send").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await agent.GoAsync(address);
        await Expect(agent["inquiry-state"]).ToHaveAttributeAsync("data-state", "closed");
        await Expect(agent["inquiry-closed"]).ToContainTextAsync("短信");
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Everybody_can_use_the_pages_of_inquiries_and_knowledge(string theme, string language)
    {
        var lead = await AtDeskOfAsync("lead01");
        await Axe.DressAsync(lead, theme, language);
        foreach (var path in new[] { "/inquiries", "/inquiries/new", "/knowledge", "/knowledge/new" })
        {
            await lead.GoAsync(path);
            await Expect(lead.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectToFitAsync(lead, path);
            await KeepAsync(lead, path, theme, language);
        }

        await lead.GoAsync("/inquiries/new");
        await lead["field-question"].FillAsync("停诊");
        await Expect(lead["suggestion"].First).ToContainTextAsync("罗永明");
        await Axe.ExpectToFitAsync(lead, "suggestions");
        await KeepAsync(lead, "/inquiries/suggestions", theme, language);
        await lead["field-way"].SelectOptionAsync("Later");
        await lead["form-save"].ClickAsync();
        await Expect(lead["inquiry-state"]).ToHaveAttributeAsync("data-state", "open");
        await Axe.ExpectToFitAsync(lead, "an inquiry");
        await KeepAsync(lead, "/inquiries/one", theme, language);

        await lead["search-box"].FillAsync("罗永明主任停诊");
        await Expect(lead["search-knowledge"].First).ToContainTextAsync("罗永明");
        await Axe.ExpectNothingToObjectAsync(lead, "the search box");
        await KeepAsync(lead, "/inquiries/box", theme, language);
        await lead["search-knowledge"].First.ClickAsync();
        await Expect(lead["knowledge-told"]).ToBeVisibleAsync();
        await Axe.ExpectToFitAsync(lead, "an article");
        await KeepAsync(lead, "/knowledge/one", theme, language);
    }

    /// <summary>For the eye: only where a folder for it is named.</summary>
    private static async Task KeepAsync(Desk desk, string path, string theme, string language)
    {
        if (Environment.GetEnvironmentVariable("CRM_PICTURES") is { Length: > 0 } folder)
        {
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '-')}-{theme}-{language}.png") });
        }
    }
}
