using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>来电弹屏: who it is, what can be done, and how it ends.</summary>
[Collection(TelephoneTests.Name)]
public sealed class ScreenPopTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Wang_Fang_is_told_nothing_of_a_number_without_an_archive_but_how_to_make_one()
    {
        var number = People.Stranger();
        var wangFang = await AtDeskOfAsync("agent01");

        await CallFrom(number).RingAtAsync("8001");

        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-match", "unknown");
        await Expect(wangFang["pop-number"]).ToContainTextAsync(number);
        await Expect(wangFang["pop-patient"]).ToHaveCountAsync(0);
        await Expect(wangFang["pop-create"]).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Wang_Fang_makes_the_archive_of_an_unknown_caller_during_the_call_and_the_call_belongs_to_it()
    {
        var number = People.Stranger();
        var wangFang = await AtDeskOfAsync("agent01");
        await CallFrom(number).RingAtAsync("8001");

        await wangFang["pop-create"].ClickAsync();
        await Expect(wangFang["field-phone"]).ToHaveValueAsync(number);
        Assert.DoesNotContain(number, wangFang.Page.Url, StringComparison.Ordinal);
        await wangFang["field-name"].FillAsync("欧阳明月");
        await wangFang["form-save"].ClickAsync();

        await Expect(wangFang["patient-archive"]).ToBeVisibleAsync();
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-match", "known");
        await Expect(wangFang["pop-patient"]).ToContainTextAsync("欧阳明月");
        await Expect(wangFang["pop-patient"]).ToHaveAttributeAsync("data-key", (await wangFang["patient-archive"].GetAttributeAsync("data-key"))!);
        await wangFang.GoAsync("/calls");
        await Expect(wangFang["list-row"].First).ToContainTextAsync("欧阳明月");
    }

    [Fact]
    public async Task Li_Na_chooses_who_of_those_who_share_a_number_is_meant_and_is_told_why_in_this_order()
    {
        var shared = People.Shared();
        var liNa = await AtDeskOfAsync("agent02");
        await CallFrom(shared.Number).RingAtAsync("8002");
        await Expect(liNa.Pop).ToHaveAttributeAsync("data-match", "choose");
        await Expect(liNa["pop-choice"]).ToHaveCountAsync(shared.Patients.Count);
        foreach (var why in await liNa.Page.Locator("[data-testid=pop-choice] .pop-why").AllTextContentsAsync())
        {
            Assert.NotEqual("", why.Trim());
        }

        var meant = shared.Patients[^1];
        await liNa["pop-choice"].Filter(new() { HasText = meant.MedicalRecordNo }).ClickAsync();

        await Expect(liNa.Pop).ToHaveAttributeAsync("data-match", "known");
        await Expect(liNa["pop-patient"]).ToContainTextAsync(meant.Name);
        await Expect(liNa["pop-patient"]).ToContainTextAsync(meant.MedicalRecordNo);
    }

    [Fact]
    public async Task A_number_the_telephone_system_brings_late_completes_the_pop_Chen_Jing_has_before_her()
    {
        var caller = People.Known();
        var chenJing = await AtDeskOfAsync("agent03");
        var call = await CallFrom(caller.Phones[0].Number).RingWithoutNumberAtAsync("8003");
        await Expect(chenJing.Pop).ToBeVisibleAsync();

        await call.BringNumberAsync();

        await Expect(chenJing["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(chenJing.Pop).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_second_call_waits_as_a_bar_until_Liu_Yang_has_put_the_first_away()
    {
        var (first, second) = (People.Known(), People.Known());
        var liuYang = await AtDeskOfAsync("agent04");
        await CallFrom(first.Phones[0].Number).RingAtAsync("8004");
        await Expect(liuYang["pop-patient"]).ToContainTextAsync(first.Name);

        await CallFrom(second.Phones[0].Number).RingAtAsync("8004");
        await Expect(liuYang.Bar).ToContainTextAsync(second.Name);
        await Expect(liuYang["pop-patient"]).ToContainTextAsync(first.Name);
        await liuYang["pop-dismiss"].ClickAsync();

        await Expect(liuYang["pop-patient"]).ToContainTextAsync(second.Name);
        await Expect(liuYang.Bar).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Liu_Yang_brings_the_waiting_call_to_the_front_with_a_click()
    {
        var (first, second) = (People.Known(), People.Known());
        var liuYang = await AtDeskOfAsync("agent04");
        await CallFrom(first.Phones[0].Number).RingAtAsync("8004");
        await Expect(liuYang["pop-patient"]).ToContainTextAsync(first.Name);
        await CallFrom(second.Phones[0].Number).RingAtAsync("8004");

        await liuYang.Bar.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();

        await Expect(liuYang["pop-patient"]).ToContainTextAsync(second.Name);
        await Expect(liuYang.Bar).ToContainTextAsync(first.Name);
    }

    [Fact]
    public async Task A_call_nobody_took_is_shown_to_Yang_Xue_as_missed()
    {
        var yangXue = await AtDeskOfAsync("agent05");
        var call = await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8005");
        await Expect(yangXue.Pop).ToHaveAttributeAsync("data-state", "ringing");

        await call.EndAsync();

        await Expect(yangXue.Pop).ToHaveAttributeAsync("data-state", "missed");
    }

    [Fact]
    public async Task A_call_Yang_Xue_took_ends_as_ended_and_does_not_pop_again_after_a_reload()
    {
        var (before, after) = (People.Known(), People.Known());
        var yangXue = await AtDeskOfAsync("agent05");
        var call = await CallFrom(before.Phones[0].Number).RingAtAsync("8005");
        await call.AnswerAsync();
        await Expect(yangXue.Pop).ToHaveAttributeAsync("data-state", "answered");
        await call.EndAsync();
        await Expect(yangXue.Pop).ToHaveAttributeAsync("data-state", "ended");

        await yangXue.ReloadAsync();
        await CallFrom(after.Phones[0].Number).RingAtAsync("8005");

        // The next call stands alone: had the ended one come back, one of the two would be a bar.
        await Expect(yangXue["pop-patient"]).ToContainTextAsync(after.Name);
        await Expect(yangXue.Bar).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_caller_whom_Wang_Fang_transfers_appears_at_Li_Na_and_is_taken_back_from_Wang_Fang()
    {
        var caller = People.Known();
        var wangFang = await AtDeskOfAsync("agent01");
        var liNa = await AtDeskOfAsync("agent02");
        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8001");
        await call.AnswerAsync();
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "answered");

        await call.TransferToAsync("8002");

        await Expect(liNa["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "elsewhere");
        await Expect(wangFang["pop-patient"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_call_that_rings_at_three_is_shown_to_all_of_them_and_taken_back_when_Li_Na_answers()
    {
        var caller = People.Known();
        var (wangFang, liNa, chenJing) = (await AtDeskOfAsync("agent01"), await AtDeskOfAsync("agent02"), await AtDeskOfAsync("agent03"));
        var call = CallFrom(caller.Phones[0].Number);
        await call.RingAtAsync("8001");
        await call.RingAtAsync("8002");
        await call.RingAtAsync("8003");
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(liNa["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(chenJing["pop-patient"]).ToContainTextAsync(caller.Name);

        await chenJing["pop-dismiss"].ClickAsync();
        await Expect(chenJing.Pop).ToHaveCountAsync(0);
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "ringing");
        await call.AnswerAtAsync("8002");

        await Expect(liNa.Pop).ToHaveAttributeAsync("data-state", "answered");
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "elsewhere");
        await Expect(wangFang.Pop).ToContainTextAsync("接听");
        await Expect(wangFang["pop-patient"]).ToHaveCountAsync(0);
        await Expect(chenJing.Pop).ToHaveCountAsync(0);
        await wangFang.ReloadAsync();
        await Expect(liNa.Pop).ToHaveAttributeAsync("data-state", "answered");
        await Expect(wangFang.Pop).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_call_where_nobody_sits_comes_to_the_tray_of_Wu_Li_Ping()
    {
        var (lost, own) = (People.Known(), People.Known());
        var wuLiPing = await AtDeskOfAsync("lead01");
        var wangFang = await AtDeskOfAsync("agent01");

        await CallFrom(lost.Phones[0].Number).RingAtAsync("8077");
        await Expect(wuLiPing.Bar).ToContainTextAsync("未分派：8077");
        await CallFrom(own.Phones[0].Number).RingAtAsync("8001");

        await Expect(wuLiPing.Pop).ToHaveCountAsync(0);
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(own.Name);
        await Expect(wangFang.Bar).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Wu_Li_Ping_takes_over_what_rings_at_nobody_and_what_Wang_Fang_does_not_take()
    {
        var (lost, left) = (People.Known(), People.Known());
        var wuLiPing = await AtDeskOfAsync("lead01", "/");
        var wangFang = await AtDeskOfAsync("agent01");
        await CallFrom(lost.Phones[0].Number).RingAtAsync("8076");
        await wuLiPing.Bar.Filter(new() { HasText = "未分派：8076" }).GetByTestId("bar-take").ClickAsync();
        await Expect(wuLiPing["pop-patient"]).ToContainTextAsync(lost.Name);
        await wuLiPing["pop-dismiss"].ClickAsync();
        await Expect(wuLiPing.Pop).ToHaveCountAsync(0);

        await CallFrom(left.Phones[0].Number).RingAtAsync("8001");
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(left.Name);
        await wuLiPing.Page.Locator("[data-testid=colleague-row][data-staff=agent01]").GetByTestId("colleague-take").ClickAsync(new() { Timeout = 60_000 });

        await Expect(wuLiPing["pop-patient"]).ToContainTextAsync(left.Name);
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "elsewhere");
    }

    [Fact]
    public async Task A_call_takes_neither_the_focus_nor_a_letter_from_the_form_Chen_Jing_is_typing_in()
    {
        var chenJing = await AtDeskOfAsync("agent03", "/patients/new");
        await chenJing["field-name"].ClickAsync();
        await chenJing.Page.Keyboard.InsertTextAsync("诸葛");

        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8003");
        await Expect(chenJing["pop-patient"]).ToBeVisibleAsync();
        await Expect(chenJing["field-name"]).ToBeFocusedAsync();
        await chenJing.Page.Keyboard.InsertTextAsync("孔明");

        await Expect(chenJing["field-name"]).ToHaveValueAsync("诸葛孔明");
        await Expect(chenJing.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/patients/new$"));
        await chenJing["form-cancel"].ClickAsync();
    }

    [Fact]
    public async Task The_pop_opens_the_archive_of_the_caller_for_Wang_Fang_and_stays()
    {
        var caller = People.Known();
        var wangFang = await AtDeskOfAsync("agent01");
        await CallFrom(caller.Phones[0].Number).RingAtAsync("8001");
        var key = await wangFang["pop-patient"].GetAttributeAsync("data-key");

        await wangFang["pop-open"].ClickAsync();

        await Expect(wangFang["patient-archive"]).ToHaveAttributeAsync("data-key", key!);
        await Expect(wangFang.PopOf(caller.Phones[0].Number)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task With_a_card_open_Wang_Fang_still_reads_the_names_in_the_list()
    {
        var wangFang = await AtDeskOfAsync("agent01", "/patients");
        await Expect(wangFang["list-row"].First).ToBeVisibleAsync();

        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");

        await Expect(wangFang["pop-patient"]).ToBeVisibleAsync();
        await Expect(wangFang["list-row"].First.Locator("a.row-link")).ToBeInViewportAsync(new() { Ratio = 0.5f });
    }
}
