using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Questionnaires;

/// <summary>A head nurse makes a questionnaire for her ward, tries it out with the keyboard alone, and publishes it.</summary>
[Collection(QuietTests.Name)]
public sealed class DesignerTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task The_head_nurse_makes_tries_out_and_publishes_a_questionnaire()
    {
        var name = "起搏器术后随访" + Guid.NewGuid().ToString("N")[..6];
        var nurse = await AtDeskOfAsync("headnurse01", "/questionnaires/new");
        await nurse["design-tab-facts"].ClickAsync();
        await nurse["field-name"].FillAsync(name);
        await nurse["field-dueDays"].FillAsync("3，7");
        await nurse["field-opening"].FillAsync("您好，这里是心内科。");
        await nurse["design-tab-questions"].ClickAsync();

        await AddAsync(nurse, "Single", "伤口有没有红肿、渗液？");
        await nurse["option-text"].Nth(0).FillAsync("没有");
        await nurse["option-text"].Nth(0).PressAsync("Tab");
        await nurse["option-text"].Nth(1).FillAsync("有");
        await nurse["edit-required"].CheckAsync();
        await nurse["flag-add"].ClickAsync();
        await nurse["flag-rule"].GetByTestId("condition-option").Nth(1).CheckAsync();
        await nurse["flag-why"].FillAsync("伤口感染可能");
        await nurse["flag-why"].PressAsync("Tab");
        await AddAsync(nurse, "Number", "最高体温是多少？");
        await nurse["edit-unit"].FillAsync("℃");
        await nurse["branch-add"].ClickAsync();
        await Expect(nurse["design-problem"].Filter(new() { HasText = "没有选择" })).ToHaveCountAsync(1);
        await nurse["condition-option"].Nth(1).CheckAsync();
        await AddAsync(nurse, "Scale", "疼痛有几分？");
        await Expect(nurse["designer"]).ToHaveAttributeAsync("data-problems", "0");
        await nurse["design-tab-rules"].ClickAsync();
        await nurse["rule-add"].ClickAsync();
        await nurse["rule-opinion"].FillAsync("伤口感染可能");
        await nurse["rule-guidance"].FillAsync("请今天到门诊换药。");
        await nurse["rule-guidance"].PressAsync("Tab");
        await nurse["condition-option"].Nth(1).CheckAsync();
        await Expect(nurse["designer"]).ToHaveAttributeAsync("data-problems", "0");
        await Axe.ExpectNothingToObjectAsync(nurse, "/questionnaires/…");

        await nurse["design-tab-try"].ClickAsync();
        await TryWithKeysAsync(nurse);

        await nurse["design-save"].ClickAsync();
        await Expect(nurse["designer"]).ToHaveAttributeAsync("data-dirty", "false");
        await nurse.Page.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal));
        await nurse.ReloadAsync();
        await Expect(nurse["question-line"]).ToHaveCountAsync(3);
        await nurse["design-publish"].ClickAsync();
        await Expect(nurse["confirm-text"]).ToContainTextAsync("第1版");
        await nurse["confirm-yes"].ClickAsync();
        await Expect(nurse["designer"]).ToHaveAttributeAsync("data-state", "published");

        await nurse.GoAsync("/questionnaires");
        await Expect(nurse["list-row"].Filter(new() { HasText = name })).ToContainTextAsync("使用中");
    }

    /// <summary>Figures choose, Enter goes on; the branch that opens is asked next.</summary>
    private static async Task TryWithKeysAsync(Desk nurse)
    {
        await Expect(nurse["try-opening"]).ToContainTextAsync("心内科");
        await nurse.Page.Locator("[data-testid=answer-form] input").First.FocusAsync();
        await nurse.Page.Keyboard.PressAsync("2");
        await Expect(nurse["question-flag"]).ToContainTextAsync("伤口感染可能");
        await nurse.Page.Keyboard.PressAsync("Enter");
        await nurse.Page.Keyboard.TypeAsync("38.5");
        await nurse.Page.Keyboard.PressAsync("Enter");
        await Expect(nurse.Page.Locator("[data-type=scale] input").First).ToBeFocusedAsync();
        await nurse.Page.Keyboard.PressAsync("1");
        await nurse.Page.Keyboard.PressAsync("0");
        await nurse.Page.Keyboard.PressAsync("Enter");

        await Expect(nurse["try-done"]).ToContainTextAsync("没有缺漏");
        await Expect(nurse.Page.Locator("[data-type=scale] input[value='10']")).ToBeCheckedAsync();
        await Expect(nurse["derived-guidance"]).ToContainTextAsync("换药");
        await Axe.ExpectNothingToObjectAsync(nurse, "/questionnaires/…");
    }

    private static async Task AddAsync(Desk nurse, string type, string text)
    {
        await nurse["question-add-type"].SelectOptionAsync(type);
        await nurse["question-add"].ClickAsync();
        await Expect(nurse["edit-text"]).ToHaveValueAsync("");
        await nurse["edit-text"].FillAsync(text);
        await nurse["edit-text"].PressAsync("Tab");
    }
}
