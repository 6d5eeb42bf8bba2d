using Browser.Tests.Accessibility;
using Browser.Tests.FollowUps;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Surveys;

/// <summary>满意度: what patients say in their follow-up, who learns of a low score, and what figures of few people are not shown.</summary>
[Collection(WardTests.Name)]
public sealed class SatisfactionTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    private const string Noise = "护士站夜里说话很吵";

    /// <summary>So few answers name those who gave them.</summary>
    private const int Fewest = 5;

    [Fact]
    public async Task A_low_score_is_settled_by_who_answers_for_it_and_hidden_from_whom_it_is_about()
    {
        var leavers = Enumerable.Range(0, Fewest).Select(at => new Leaver($"{Family}{(char)('甲' + at)}", People.Stranger()) { Doctor = "head01" }).ToArray();
        await DischargeAsync(leavers);
        var heJiaJia = await AtAsync("nurse01", "/");
        await UntilDueAsync(heJiaJia, Family, Fewest);

        // Two are dissatisfied; the first of them with his doctor, too, who is the head of the department.
        await RateAsync(heJiaJia, leavers[0], "very-bad", "bad");
        await RateAsync(heJiaJia, leavers[1], "very-bad");
        await RateAsync(heJiaJia, leavers[2], "very-good");
        await RateAsync(heJiaJia, leavers[3], "very-good");
        var zhengXiaoDong = await AtAsync("complaint01", "/surveys/satisfaction");
        await ExpectFiguresAsync(zhengXiaoDong, "—", "—", "少于5");
        await RateAsync(heJiaJia, leavers[4], "very-good");
        await zhengXiaoDong.ReloadAsync();
        await ExpectFiguresAsync(zhengXiaoDong, "60.4", "60.0%", "5");
        await Expect(zhengXiaoDong["satisfaction-trend"]).ToHaveAttributeAsync("data-state", "drawn");
        await Axe.ExpectToFitAsync(zhengXiaoDong, "/surveys/satisfaction");
        var file = await zhengXiaoDong.Page.RunAndWaitForDownloadAsync(() => zhengXiaoDong["period-export"].ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
        await zhengXiaoDong["satisfaction-trend-turn"].FocusAsync();
        await zhengXiaoDong.Page.Keyboard.PressAsync("Enter");
        await Expect(zhengXiaoDong["satisfaction-trend-table"].Locator("tbody tr").Last).ToContainTextAsync("60");
        await LookAsync(zhengXiaoDong, "satisfaction");

        // How named persons were rated is for two offices only, and not of one answer.
        await Expect(zhengXiaoDong["satisfaction-staff"]).ToHaveCountAsync(0);
        var hanXiuFang = await AtAsync("nursing01", "/surveys/satisfaction");
        await Expect(hanXiuFang["satisfaction-staff"].Locator("tr[data-word=head01] [data-sum=mean]")).ToHaveTextAsync("—");

        await ExpectSeenByOthersOnlyAsync(leavers[0], leavers[1]);
        await SettleAsync(leavers[0]);
        await zhengXiaoDong.GoAsync("/surveys/low-scores?lowScoreState=Resolved");
        await Expect(RowOf(zhengXiaoDong, leavers[0])).ToContainTextAsync("张红梅");
        await Axe.ExpectNothingToObjectAsync(zhengXiaoDong, "/surveys/low-scores");
    }

    private static ILocator RowOf(Desk desk, Leaver patient) => desk["list-row"].Filter(new() { HasText = patient.Name });

    private static async Task ExpectFiguresAsync(Desk desk, string mean, string satisfied, string people)
    {
        var row = desk["satisfaction-department"].Locator("tr[data-word='1001']");
        await Expect(row.Locator("[data-sum=mean]")).ToHaveTextAsync(mean);
        await Expect(row.Locator("[data-sum=satisfied]")).ToHaveTextAsync(satisfied);
        await Expect(row.Locator("td").First).ToHaveTextAsync(people);
        await Expect(desk["satisfaction-total"].Locator("[data-sum=mean]")).ToHaveTextAsync(mean);
    }

    /// <summary>At the end of a normal follow-up.</summary>
    private static async Task RateAsync(Desk nurse, Leaver patient, string ofDepartment, string? ofDoctor = null)
    {
        await StartAsync(nurse, patient.Name);
        await AnswerAsync(nurse);
        await nurse["followup-satisfaction"].Locator("summary").ClickAsync();
        await nurse["question-satisfaction-department"].Locator($"input[value='dept-attitude={ofDepartment}']").CheckAsync();
        if (ofDepartment == "very-bad")
        {
            await nurse["question-satisfaction-comment"].FillAsync(Noise);
        }

        if (ofDoctor is not null)
        {
            await nurse["question-satisfaction-staff-head01"].Locator($"input[value='staff-attitude={ofDoctor}']").CheckAsync();
        }

        await SaveAsync(nurse, "done");
        await Expect(nurse["list-page"]).ToBeVisibleAsync();
    }

    /// <summary>The head of the department finds what was said of others there, and not what was said of himself; nurses and doctors have no such page.</summary>
    private async Task ExpectSeenByOthersOnlyAsync(Leaver ofHim, Leaver ofOthers)
    {
        var liZhenHua = await AtAsync("head01", "/surveys/low-scores");
        await Expect(RowOf(liZhenHua, ofOthers)).ToContainTextAsync(Noise);
        await Expect(RowOf(liZhenHua, ofHim)).ToHaveCountAsync(0);
        foreach (var user in new[] { "nurse01", "doctor01" })
        {
            var desk = await AtAsync(user);
            var answer = await desk.Page.GotoAsync("/surveys/low-scores");
            Assert.Equal(403, answer!.Status);
            await Expect(desk["forbidden"]).ToBeVisibleAsync();
        }
    }

    /// <summary>已联系, then 已解决; neither without a word of what was said or done.</summary>
    private async Task SettleAsync(Leaver patient)
    {
        var zhangHongMei = await AtAsync("headnurse01", "/surveys/low-scores?lowScoreState=Unresolved");
        var row = RowOf(zhangHongMei, patient);
        await Expect(row).ToContainTextAsync(Noise);
        await Expect(row).ToHaveAttributeAsync("data-state", "open");
        await row.GetByTestId("low-score-move").ClickAsync();
        await zhangHongMei["confirm-yes"].ClickAsync();
        await Expect(zhangHongMei["problem"]).ToContainTextAsync("情况说明");
        await zhangHongMei["low-score-note"].FillAsync("已致电道歉");
        await zhangHongMei["confirm-yes"].ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-state", "contacted");
        await row.GetByTestId("low-score-move").ClickAsync();
        await zhangHongMei["low-score-note"].FillAsync("夜间交班改到值班室");
        await zhangHongMei["confirm-yes"].ClickAsync();
        await Expect(row).ToHaveCountAsync(0);

        await zhangHongMei.GoAsync("/surveys/low-scores?lowScoreState=Resolved");
        await Expect(row).ToContainTextAsync("已致电道歉；夜间交班改到值班室");
        await Expect(row.GetByTestId("low-score-move")).ToHaveCountAsync(0);
    }
}
