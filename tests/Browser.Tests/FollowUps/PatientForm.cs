using Browser.Tests.Accessibility;
using Browser.Tests.Rig;

namespace Browser.Tests.FollowUps;

/// <summary>The web form as a patient meets it on his telephone.</summary>
internal static class PatientForm
{
    public const string Detail = "上楼时发作，约5分钟，含药后缓解";
    public const string Condition = "睡眠尚可 <起夜3次> & 偶有头晕 \"不重\"";

    /// <summary>Before the birth date nothing tells of him or of an illness; his name stands there never.</summary>
    public static async Task LookAsync(Desk phone, string link, Leaver patient)
    {
        await phone.GoAsync(link);
        await Expect(phone["web-form"]).ToHaveAttributeAsync("data-state", "who");
        var before = await phone.Page.ContentAsync();
        Assert.All([patient.Name, patient.Phone, "心内科", "胸痛"], secret => Assert.DoesNotContain(secret, before, StringComparison.Ordinal));
        await ExpectEasyAsync(phone, "who are you");
        await phone["web-form-who-input"].FillAsync(patient.Birth);
        await phone["web-form-prove"].ClickAsync();
        await Expect(phone["question-chest-pain"]).ToBeVisibleAsync();
        Assert.DoesNotContain(patient.Name, await phone.Page.ContentAsync(), StringComparison.Ordinal);
        await ExpectEasyAsync(phone, "the form");
    }

    public static async Task ProveAsync(Desk phone, string link, Leaver patient)
    {
        await phone.GoAsync(link);
        await phone["web-form-who-input"].FillAsync("18991231");
        await phone["web-form-prove"].ClickAsync();
        await Expect(phone["web-form-problem"]).ToContainTextAsync("还可以试4次");
        await phone["web-form-who-input"].FillAsync(patient.Birth.Replace("-", "", StringComparison.Ordinal));
        await phone["web-form-prove"].ClickAsync();
        await Expect(phone["web-form"]).ToHaveAttributeAsync("data-state", "questions");
    }

    /// <summary>A word where a figure belongs and a question left out: each is told at its place, and all that was typed is still there.</summary>
    public static async Task MistakeAsync(Desk phone)
    {
        await ChooseAsync(phone, ("recovery", "worse"), ("leg-swelling", "no"), ("anticoagulant", "no"), ("medicine", "regular"), ("revisit", "yes"));
        await Expect(phone["question-chest-pain-detail"]).ToBeHiddenAsync();
        await ChooseAsync(phone, ("chest-pain", "yes"));
        await phone["question-chest-pain-detail"].Locator("textarea").FillAsync(Detail);
        await phone["question-condition"].Locator("textarea").FillAsync(Condition);
        await phone["question-weight-gain"].Locator("input").FillAsync("两斤");
        await phone["web-form-submit"].ClickAsync();

        await Expect(phone["web-form-problems"].Locator("li")).ToHaveCountAsync(2);
        await Expect(phone["web-form-error"]).ToHaveCountAsync(2);
        await Expect(phone["question-weight-gain"].GetByTestId("web-form-error")).ToContainTextAsync("数字");
        await Expect(phone["question-night-choking"].GetByTestId("web-form-error")).ToContainTextAsync("请回答");
        await Expect(phone["question-weight-gain"].Locator("input")).ToHaveValueAsync("两斤");
        await Expect(phone["question-chest-pain-detail"].Locator("textarea")).ToHaveValueAsync(Detail);
        await Expect(phone["question-condition"].Locator("textarea")).ToHaveValueAsync(Condition);
        await Expect(phone.Page.Locator("[data-testid=web-form-questions] input:checked")).ToHaveCountAsync(6);
    }

    public static async Task SubmitAsync(Desk phone)
    {
        await phone["question-weight-gain"].Locator("input").FillAsync("1");
        await ChooseAsync(phone, ("night-choking", "no"));
        await phone["web-form-submit"].ClickAsync();
    }

    /// <summary>Nothing is asked any more, and what to do now stands there.</summary>
    public static async Task ExpectUrgentAsync(Desk phone)
    {
        await Expect(phone["web-form"]).ToHaveAttributeAsync("data-state", "used");
        await Expect(phone["web-form-urgent"]).ToContainTextAsync("立即拨打120");
        await Expect(phone["web-form-120"]).ToHaveAttributeAsync("href", "tel:120");
        await Expect(phone["web-form-questions"]).ToHaveCountAsync(0);
    }

    /// <summary>Large type, nothing to be pushed aside, nothing to object to.</summary>
    public static async Task ExpectEasyAsync(Desk phone, string where)
    {
        Assert.True(await phone.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{where} is wider than the telephone");
        Assert.InRange(await phone.Page.EvaluateAsync<double>("() => Math.min(...[...document.querySelectorAll('main *, footer *')].filter(part => part.innerText).map(part => parseFloat(getComputedStyle(part).fontSize)))"), 18, 99);
        await Axe.ExpectNothingToObjectAsync(phone, where);
    }

    private static async Task ChooseAsync(Desk phone, params (string Question, string Answer)[] chosen)
    {
        foreach (var (question, answer) in chosen)
        {
            await phone["question-" + question].Locator($"input[value={answer}]").CheckAsync();
        }
    }
}
