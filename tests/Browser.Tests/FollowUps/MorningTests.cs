using System.Globalization;
using Browser.Tests.Accessibility;
using Browser.Tests.Integration;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>A nurse's morning: discharges of a week ago, one nobody answers for, one who died, one who is in danger; and a colleague beside her.</summary>
[Collection(QuietTests.Name)]
public sealed class MorningTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const int Discharges = 10;
    private const float Planned = 60_000;

    [Fact]
    public async Task He_Jia_Jia_calls_ten_patients_and_the_one_in_danger_reaches_the_doctor()
    {
        var family = "晨" + (char)('一' + Random.Shared.Next(200));
        var phones = await DischargeAsync(family);
        var heJiaJia = await AtDeskOfAsync("nurse01", "/follow-ups");
        var zhangHongMei = await AtDeskOfAsync("headnurse01", "/follow-ups");
        await UntilAsync(heJiaJia, family, Discharges);
        await Expect(heJiaJia["followup-row"].First).ToHaveAttributeAsync("data-why", new System.Text.RegularExpressions.Regex("今天到期"));
        await Axe.ExpectNothingToObjectAsync(heJiaJia, "queue");

        // Both look at the same patient: one takes him, and the other's open page says who has him.
        await FindAsync(zhangHongMei, family, Discharges);
        await RowOf(heJiaJia, family + "一").GetByTestId("followup-start").ClickAsync();
        await Expect(heJiaJia["followup"]).ToBeVisibleAsync();
        await Expect(RowOf(zhangHongMei, family + "一").GetByTestId("followup-busy")).ToContainTextAsync("何佳佳");
        await Expect(heJiaJia["followup-dial"].First).ToContainTextAsync(phones[0]);
        await Expect(heJiaJia["followup-summary"]).ToContainTextAsync("心力衰竭");
        await Axe.ExpectNothingToObjectAsync(heJiaJia, "follow-up");

        // What she types outlives a reload.
        await heJiaJia["followup-note"].FillAsync("家属接听，稍后再打");
        await Expect(heJiaJia["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");
        await heJiaJia.ReloadAsync();
        await Expect(heJiaJia["followup-note"]).ToHaveValueAsync("家属接听，稍后再打");
        await SaveAsync(heJiaJia, "no-answer");

        // The second died; the third has chest pain.
        await StartAsync(heJiaJia, family + "二");
        await SaveAsync(heJiaJia, "died");
        await StartAsync(heJiaJia, family + "三");
        await AnswerAsync(heJiaJia);
        await heJiaJia["question-chest-pain"].Locator("[value=yes]").CheckAsync();
        await heJiaJia["followup-note"].FillAsync("昨晚胸痛两次");
        await SaveAsync(heJiaJia, "done");

        var gaoZhiYuan = await AtDeskOfAsync("doctor01", "/");
        await Expect(gaoZhiYuan["notice-alerts"]).ToBeVisibleAsync();
        await gaoZhiYuan.GoAsync("/alerts?alertState=Open");
        var alert = gaoZhiYuan["list-row"].Filter(new() { HasText = family + "三" });
        await Expect(alert).ToContainTextAsync("胸痛");
        await alert.GetByTestId("alert-acknowledge").ClickAsync();
        await Expect(alert).ToHaveAttributeAsync("data-state", "acknowledged");
        await alert.GetByTestId("alert-handle").ClickAsync();
        await gaoZhiYuan["alert-action"].FillAsync("已电话嘱来院急诊");
        await gaoZhiYuan["confirm-yes"].ClickAsync();

        // The rest of the morning: two of them done by the head nurse.
        for (var at = 3; at < Discharges; at++)
        {
            var nurse = at < 8 ? heJiaJia : zhangHongMei;
            await StartAsync(nurse, family + Names[at]);
            await AnswerAsync(nurse);
            await SaveAsync(nurse, at % 2 == 0 ? "done" : "transferred");
        }

        await FindAsync(heJiaJia, family, 0);
        await heJiaJia.GoAsync("/follow-ups/done");
        await heJiaJia["filter-name"].FillAsync(family);
        await heJiaJia["list-query"].ClickAsync();
        await Expect(heJiaJia["list-row"].Filter(new() { HasText = family + "三" })).ToHaveCountAsync(1);
        await heJiaJia["list-row"].Filter(new() { HasText = family + "三" }).GetByTestId("row-check").CheckAsync();
        await heJiaJia["followup-redo"].ClickAsync();
        await UntilAsync(heJiaJia, family + "三", 1);
    }

    private static string[] Names { get; } = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private static ILocator RowOf(Desk desk, string name) => desk["followup-row"].Filter(new() { HasText = name });

    private static async Task StartAsync(Desk desk, string name)
    {
        await FindAsync(desk, name, 1);
        await RowOf(desk, name).GetByTestId("followup-start").ClickAsync();
        await Expect(desk["followup-outcome"]).ToBeVisibleAsync();
    }

    /// <summary>Nothing is wrong with him: the first answer to every question that offers some; satisfaction is folded away.</summary>
    private static async Task AnswerAsync(Desk desk)
    {
        foreach (var question in await desk.Page.Locator("[data-testid^='question-']:has(input[type=radio]):visible").AllAsync())
        {
            await question.Locator("input[type=radio]").First.CheckAsync();
        }
    }

    /// <summary>The outcome, and the save: all there is beyond the answers.</summary>
    private static async Task SaveAsync(Desk desk, string outcome)
    {
        await desk["followup-outcome"].SelectOptionAsync(outcome);
        await desk["followup-save"].ClickAsync();
        await Expect(desk["list-page"]).ToBeVisibleAsync();
    }

    private static async Task FindAsync(Desk desk, string name, int count)
    {
        await desk.GoAsync("/follow-ups");
        await desk["filter-name"].FillAsync(name);
        await desk["list-query"].ClickAsync();
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Looks until the push has become work: within a minute.</summary>
    private static async Task UntilAsync(Desk desk, string name, int count)
    {
        var wanted = count.ToString(CultureInfo.InvariantCulture);
        for (var look = 0; look < Planned / 1_000; look++)
        {
            await desk.GoAsync("/follow-ups");
            await desk["filter-name"].FillAsync(name);
            await desk["list-query"].ClickAsync();
            await desk.Page.WaitForTimeoutAsync(700);
            if (await desk["list-total"].GetAttributeAsync("data-value") == wanted)
            {
                return;
            }
        }

        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", wanted);
    }

    private async Task<List<string>> DischargeAsync(string family)
    {
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        var phones = new List<string>();
        var (people, stays) = (new List<Dictionary<string, object?>>(), new List<Dictionary<string, object?>>());
        foreach (var name in Names)
        {
            var id = HisDoors.Number("P");
            phones.Add(People.Stranger());
            people.Add(HisDoors.Person(id, family + name, "1950-01-01", phones[^1]));
            stays.Add(new(StringComparer.Ordinal)
            {
                ["stay_id"] = HisDoors.Number("Z"),
                ["patient_id"] = id,
                ["dept_code"] = "1001",
                ["ward_code"] = "1001",
                ["doctor_code"] = "doctor01",
                ["admitted_at"] = Time(now.AddDays(-14)),
                ["discharged_at"] = Time(now.AddDays(-7)),
                ["summary"] = "心力衰竭，好转出院。",
                ["inpatient_no"] = HisDoors.Number("I"),
                ["status"] = "2",
                ["updated_at"] = Time(now),
            });
        }

        await HisDoors.PushAsync(Hospital.Product, "patient", [.. people]);
        await HisDoors.PushAsync(Hospital.Product, "inpatient_stay", [.. stays]);
        return phones;
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
