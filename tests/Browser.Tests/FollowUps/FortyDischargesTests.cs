using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>Forty discharges called before lunch, nobody twice and nobody forgotten, the keyboard alone in hand; and what a follow-up costs in keys.</summary>
[Collection(WardTests.Name)]
public sealed class FortyDischargesTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    private const int Discharges = 40;

    /// <summary>Every press a hand makes from the moment a form stands there: within a question it answers, elsewhere it is beyond the answers.</summary>
    private const string Count = """
        (() => {
          window.__presses = { answers: 0, beyond: 0, of: '' };
          const count = event => {
            if (!event.isTrusted || event.repeat) { return; }
            const key = document.querySelector('[data-testid=followup]')?.dataset.key ?? '';
            if (key !== __presses.of) { window.__presses = { answers: 0, beyond: 0, of: key, before: window.__presses }; }
            __presses[event.target.closest?.('[data-question]') ? 'answers' : 'beyond']++;
          };
          addEventListener('keydown', count, true);
          addEventListener('pointerdown', count, true);
        })();
        """;

    private static string[] Figures { get; } = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    [Fact]
    public async Task Two_nurses_call_forty_patients_until_nothing_is_due()
    {
        await PlanUrgentAsync();
        var leavers = Enumerable.Range(0, Discharges)
            .Select(at => new Leaver($"{Family}{Figures[at / 10]}{Figures[at % 10]}", People.Stranger()) { DaysAgo = 7 + (at % 5), Outcome = at % 4 == 0 ? "3" : "2" })
            .ToArray();
        var heJiaJia = await AtAsync("nurse01", "/", Count);
        var zhangHongMei = await AtAsync("headnurse01", "/", Count);
        await DischargeAsync(leavers);
        await UntilDueAsync(heJiaJia, Family, Discharges);

        var called = await Task.WhenAll(CallAllAsync(heJiaJia), CallAllAsync(zhangHongMei));

        var names = called.SelectMany(one => one.Names).Where(name => name.StartsWith(Family, StringComparison.Ordinal)).ToList();
        Assert.Equal(leavers.Select(leaver => leaver.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.All(called, one => Assert.NotEmpty(one.Names));
        Assert.All(called, one => Assert.Equal(RanksOf(one.Names, leavers).Order(), RanksOf(one.Names, leavers)));
        Assert.All(called, one => Assert.All(one.Beyond, beyond => Assert.InRange(beyond, 0, 2)));
        Output.WriteLine($"presses beyond the answers, by keyboard: at most {called.Max(one => one.Beyond.Max())}; presses of the answers: at most {called.Max(one => one.Answers.Max())}");

        await heJiaJia.GoAsync("/follow-ups");
        await Expect(heJiaJia["list-total"]).ToHaveAttributeAsync("data-value", "0");
        await FindAsync(zhangHongMei, Family, Discharges, "/follow-ups/done");
    }

    [Fact]
    public async Task By_the_mouse_a_normal_follow_up_is_its_answers_and_one_click()
    {
        await DischargeAsync(new Leaver(Family + "一", People.Stranger()), new Leaver(Family + "二", People.Stranger()));
        var heJiaJia = await AtAsync("nurse01", "/", Count);
        await UntilDueAsync(heJiaJia, Family, 2);
        await StartOneAsync(heJiaJia);
        var first = await heJiaJia["followup"].GetAttributeAsync("data-key");

        var questions = await heJiaJia["answer-form"].First.Locator("[data-question]:has(input[type=radio])").AllAsync();
        foreach (var question in questions)
        {
            await question.Locator("label").First.ClickAsync();
        }

        await heJiaJia["followup-save-next"].ClickAsync();
        await heJiaJia.Page.WaitForFunctionAsync("before => { const shown = document.querySelector('[data-testid=followup]'); return shown && shown.dataset.key !== before; }", first);

        Assert.Equal(1, await heJiaJia.Page.EvaluateAsync<int>("() => __presses.beyond"));
        Assert.Equal(questions.Count, await heJiaJia.Page.EvaluateAsync<int>("() => __presses.answers"));
        await SaveAsync(heJiaJia, "transferred");
    }

    private static async Task StartOneAsync(Desk desk)
    {
        await desk["followup-row"].First.GetByTestId("followup-start").ClickAsync();
        await Expect(desk["followup-outcome"]).ToBeVisibleAsync();
    }

    /// <summary>下一位, until there is none.</summary>
    private static async Task<(List<string> Names, List<int> Beyond, List<int> Answers)> CallAllAsync(Desk desk)
    {
        var (names, beyond, answers) = (new List<string>(), new List<int>(), new List<int>());
        await desk.GoAsync("/follow-ups");
        await desk["followup-next"].ClickAsync();
        await Expect(desk["followup"]).ToBeVisibleAsync();
        while (await NextAsync(desk, names.Count == 0 ? "" : await KeyAsync(desk)))
        {
            var key = await KeyAsync(desk);
            names.Add((await desk.Page.Locator("main h1").First.InnerTextAsync()).Trim());
            await AnswerAsync(desk);
            await desk.Page.Keyboard.PressAsync("Enter");
            await desk.Page.WaitForFunctionAsync("before => (document.querySelector('[data-testid=followup]')?.dataset.key ?? '') !== before", key);
            beyond.Add(await desk.Page.EvaluateAsync<int>("() => __presses.beyond"));
            answers.Add(await desk.Page.EvaluateAsync<int>("() => __presses.answers"));
        }

        return (names, beyond, answers);
    }

    /// <summary>Whether another patient's form stands there with the focus in its first question; else the queue does.</summary>
    private static async Task<bool> NextAsync(Desk desk, string before)
    {
        var handle = await desk.Page.WaitForFunctionAsync(
            """
            before => {
              const shown = document.querySelector('[data-testid=followup]');
              if (shown?.dataset.state === 'leased' && document.activeElement?.closest('[data-question]')) { return 'form'; }
              return document.querySelector('[data-testid=list-page][data-list="follow-ups"] [data-testid=list-total]')?.hasAttribute('data-value') && location.pathname === '/follow-ups' && !shown ? 'queue' : '';
            }
            """,
            before,
            new() { Timeout = 20_000 });
        return await handle.JsonValueAsync<string>() == "form";
    }

    private static async Task<string> KeyAsync(Desk desk) => await desk["followup"].CountAsync() == 0 ? "" : await desk["followup"].GetAttributeAsync("data-key") ?? "";

    /// <summary>Who stands before whom: days of waiting, and two more for the important ones.</summary>
    private static List<int> RanksOf(IEnumerable<string> names, Leaver[] leavers) =>
        [.. names.Select(name => Array.Find(leavers, leaver => leaver.Name == name)).OfType<Leaver>().Select(leaver => -(leaver.DaysAgo - 7) - (leaver.Outcome == "3" ? 2 : 0))];

    /// <summary>Who left uncured is called before others.</summary>
    private async Task PlanUrgentAsync()
    {
        var zhangHongMei = await AtAsync("headnurse01", "/plans/new");
        await zhangHongMei["field-name"].FillAsync("未愈出院回访");
        await zhangHongMei["field-department"].SelectOptionAsync("1001");
        await zhangHongMei["field-outcome"].SelectOptionAsync("3");
        await zhangHongMei["field-questionnaire"].SelectOptionAsync("discharge-cardiology");
        await zhangHongMei["field-importance"].SelectOptionAsync("Important");
        await zhangHongMei["field-days1"].FillAsync("7");
        await zhangHongMei["field-since"].FillAsync(DateTime.UtcNow.AddDays(-20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await zhangHongMei["form-save"].ClickAsync();
        await Expect(zhangHongMei["list-row"].Filter(new() { HasText = "未愈出院回访" })).ToHaveCountAsync(1);
    }
}
