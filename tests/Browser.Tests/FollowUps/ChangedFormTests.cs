using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>The nursing department changes the questionnaire in the middle of the day.</summary>
[Collection(WardTests.Name)]
public sealed class ChangedFormTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    [Fact]
    public async Task A_call_ends_on_the_form_it_began_with_the_next_gets_the_new_one_and_what_is_done_shows_its_own()
    {
        var (first, second) = (new Leaver(Family + "早", People.Stranger()), new Leaver(Family + "晚", People.Stranger()));
        await DischargeAsync(first, second);
        var heJiaJia = await AtAsync("nurse01", "/");
        await UntilDueAsync(heJiaJia, Family, 2);
        await StartAsync(heJiaJia, first.Name);
        await heJiaJia["question-recovery"].Locator("input").First.CheckAsync();
        await Expect(heJiaJia["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");

        var added = await PublishAsync();

        // Even a reload does not exchange the questions under her hands.
        await heJiaJia.ReloadAsync();
        await Expect(heJiaJia["form-restored"]).ToBeVisibleAsync();
        await Expect(heJiaJia["answer-form"].First).Not.ToContainTextAsync(added);
        var address = heJiaJia.Page.Url;
        await AnswerAsync(heJiaJia);
        await SaveAsync(heJiaJia, "done");

        await StartAsync(heJiaJia, second.Name);
        await Expect(heJiaJia["answer-form"].First).ToContainTextAsync(added);
        var next = heJiaJia.Page.Url;
        await AnswerAsync(heJiaJia);
        await SaveAsync(heJiaJia, "done");
        await Expect(heJiaJia["list-page"]).ToBeVisibleAsync();

        // 当时问卷.
        await heJiaJia.GoAsync(new Uri(address).AbsolutePath);
        await Expect(heJiaJia["answer-view"]).ToHaveAttributeAsync("data-genuine", "true");
        await Expect(heJiaJia["answer-view"]).ToContainTextAsync("第1版");
        await Expect(heJiaJia["answer-view"]).Not.ToContainTextAsync(added);
        await heJiaJia.GoAsync(new Uri(next).AbsolutePath);
        await Expect(heJiaJia["answer-view"]).ToContainTextAsync("第2版");
        await Expect(heJiaJia["answer-view"]).ToContainTextAsync(added);
    }

    /// <summary>One more question, and the edition in force.</summary>
    private async Task<string> PublishAsync()
    {
        const string Added = "出院后有没有量过血压？";
        var office = await AtAsync("nursing01", "/questionnaires");
        await office["list-row"].Filter(new() { HasText = "心内科出院随访" }).First.DblClickAsync();
        await office["question-add-type"].SelectOptionAsync("Single");
        await office["question-add"].ClickAsync();
        await Expect(office["edit-text"]).ToHaveValueAsync("");
        await office["edit-text"].FillAsync(Added);
        await office["edit-text"].PressAsync("Tab");
        await office["option-text"].Nth(0).FillAsync("量过");
        await office["option-text"].Nth(0).PressAsync("Tab");
        await office["option-text"].Nth(1).FillAsync("没有");
        await office["option-text"].Nth(1).PressAsync("Tab");
        await Expect(office["designer"]).ToHaveAttributeAsync("data-problems", "0");
        await office["design-save"].ClickAsync();
        await Expect(office["designer"]).ToHaveAttributeAsync("data-dirty", "false");
        await office["design-publish"].ClickAsync();
        await office["confirm-yes"].ClickAsync();
        await Expect(office["designer"]).ToHaveAttributeAsync("data-state", "published");
        return Added;
    }
}
