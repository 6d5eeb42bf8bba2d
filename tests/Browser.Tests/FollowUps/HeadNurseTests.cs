using System.Globalization;
using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>护士长: every figure of her morning is a list, one nurse's pile goes to another by the keyboard, and the register is printed.</summary>
[Collection(WardTests.Name)]
public sealed class HeadNurseTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    private const int MostLooks = 100;

    [Fact]
    public async Task Zhang_Hong_Mei_sees_the_ward_gives_a_pile_away_by_the_keyboard_and_prints_the_register()
    {
        var due = "甲乙丙".Select(letter => new Leaver(Family + letter, People.Stranger())).ToArray();
        var late = "丁戊".Select(letter => new Leaver(Family + letter, People.Stranger()) { DaysAgo = 12 }).ToArray();
        var today = "己庚".Select(letter => new Leaver(Family + letter, People.Stranger()) { DaysAgo = 0 }).ToArray();
        await DischargeAsync([.. due, .. late, .. today]);
        var heJiaJia = await AtAsync("nurse01", "/");
        await UntilDueAsync(heJiaJia, Family, due.Length + late.Length);

        // One is asked, one has no number that works, and one is on the telephone.
        await StartAsync(heJiaJia, due[0].Name);
        await AnswerAsync(heJiaJia);
        await SaveAsync(heJiaJia, "done");
        await Expect(heJiaJia["list-page"]).ToBeVisibleAsync();
        await StartAsync(heJiaJia, due[1].Name);
        await SaveAsync(heJiaJia, "empty-number");
        await Expect(heJiaJia["list-page"]).ToBeVisibleAsync();
        await StartAsync(heJiaJia, due[2].Name);

        var zhangHongMei = await AtAsync("headnurse01", "/follow-ups/ward");
        await UntilPlannedAsync(zhangHongMei, today.Length);
        await ExpectFiguresToBeListsAsync(zhangHongMei);
        await ReassignAsync(zhangHongMei, heJiaJia, late);
        await PrintAsync(zhangHongMei, due[0]);
        foreach (var path in new[] { "/follow-ups/ward", "/follow-ups/rates" })
        {
            await zhangHongMei.GoAsync(path);
            await Axe.ExpectToFitAsync(zhangHongMei, path);
        }

        await heJiaJia["followup-release"].ClickAsync();
        await Expect(heJiaJia["list-page"]).ToBeVisibleAsync();
    }

    /// <summary>Behind every figure of the ward, of each nurse and of the rates stand as many rows.</summary>
    private static async Task ExpectFiguresToBeListsAsync(Desk nurse)
    {
        await nurse.GoAsync("/follow-ups/ward");
        foreach (var (word, least) in new[] { ("discharges", 2), ("due", 3), ("overdue", 2), ("held", 1), ("number-needed", 1), ("done-today", 1) })
        {
            Assert.InRange(int.Parse(await nurse["ward-" + word].InnerTextAsync(), CultureInfo.InvariantCulture), least, int.MaxValue);
        }

        var figures = await Figures.OfAsync(nurse["ward-figures"].Locator("a"));
        Assert.Equal(8, figures.Count);
        figures.AddRange(await Figures.OfAsync(nurse["ward-nurse"].Locator("a[data-figure]")));
        await nurse.GoAsync("/follow-ups/rates");
        figures.AddRange(await Figures.OfAsync(nurse.Page.Locator("[data-testid=rates-row][data-key='1001'] a")));
        await Figures.ExpectRowsAsync(nurse, figures);
    }

    /// <summary>She has taken two herself; now they go to a nurse, whose open queue says so without a reload.</summary>
    private static async Task ReassignAsync(Desk head, Desk nurse, Leaver[] pile)
    {
        await FindAsync(head, pile[0].Name[..^1], pile.Length + 1, "/follow-ups/open?followUpStage=InQueue");
        foreach (var patient in pile)
        {
            await head["list-row"].Filter(new() { HasText = patient.Name }).GetByTestId("row-check").CheckAsync();
        }

        await head["followup-assign"].ClickAsync();
        await head["field-assignee"].SelectOptionAsync("headnurse01");
        await head["confirm-yes"].ClickAsync();
        await Expect(head["field-assignee"]).ToHaveCountAsync(0);
        var queue = await nurse.AnotherTabAsync();
        await FindAsync(queue, pile[0].Name[..^1], pile.Length + 1);
        await ExpectForAsync(queue, pile, "由张红梅回访");

        await head.GoAsync("/follow-ups/ward");
        var hers = head.Page.Locator("[data-testid=ward-nurse][data-key=headnurse01]");
        var ofNurse = head.Page.Locator("[data-testid=ward-nurse][data-key=nurse01] [data-figure=open]");
        await Expect(hers.Locator("[data-figure=open]")).ToHaveAttributeAsync("data-value", Text(pile.Length));
        var before = int.Parse((await ofNurse.GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        await head.TabToAsync(hers.GetByTestId("ward-take-over"));
        await head.Page.Keyboard.PressAsync("Enter");
        await Expect(head["confirm-text"]).ToContainTextAsync("张红梅");
        await head.TabToAsync(head["field-assignee"]);
        for (var press = 0; press < MostLooks && await head["field-assignee"].InputValueAsync() != "nurse01"; press++)
        {
            await head.Page.Keyboard.PressAsync("ArrowDown");
        }

        await head.TabToAsync(head["confirm-yes"]);
        await head.Page.Keyboard.PressAsync("Enter");
        await Expect(head["field-assignee"]).ToHaveCountAsync(0);
        await Expect(ofNurse).ToHaveAttributeAsync("data-value", Text(before + pile.Length));
        await ExpectForAsync(queue, pile, "由何佳佳回访");
    }

    private static async Task ExpectForAsync(Desk queue, Leaver[] pile, string whose)
    {
        foreach (var patient in pile)
        {
            var row = queue["followup-row"].Filter(new() { HasText = patient.Name });
            await Expect(row).ToHaveAttributeAsync("data-why", new Regex(whose));
            await Expect(row).ToContainTextAsync(whose);
        }
    }

    /// <summary>What the list holds under its filters, with the reason; of the paper the shell is no part.</summary>
    private static async Task PrintAsync(Desk head, Leaver asked)
    {
        await FindAsync(head, asked.Name, 1, "/follow-ups/done");
        await head["register-print"].ClickAsync();
        await head["print-prepare"].ClickAsync();
        await Expect(head["problem"]).ToBeVisibleAsync();
        await head["print-reason"].FillAsync("护理质量检查");
        await head["print-prepare"].ClickAsync();
        await Expect(head["register-row"]).ToContainTextAsync(asked.Name);
        await Expect(head["register-row"]).ToContainTextAsync("何佳佳");
        await Axe.ExpectToFitAsync(head, "the register");
        await head.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(head["nav"]).ToBeHiddenAsync();
        await Expect(head["register-table"]).ToBeVisibleAsync();
        await head.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>Looks until those who left today are planned for, too.</summary>
    private async Task UntilPlannedAsync(Desk desk, int count)
    {
        var day = Time(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)))[..10];
        var rows = desk["list-row"].Filter(new() { HasText = Family });
        for (var look = 0; look < MostLooks; look++)
        {
            await desk.GoAsync($"/follow-ups/discharges?isPlanned=True&discharge={day}..{day}");
            if (await rows.CountAsync() == count)
            {
                return;
            }
        }

        await Expect(rows).ToHaveCountAsync(count);
    }
}
