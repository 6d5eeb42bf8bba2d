using System.Globalization;
using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Realtime;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Desk;

/// <summary>What the line says, as the agent's tab shows it, and what the agent does with it.</summary>
public sealed class PopPanelTests
{
    [Fact]
    public async Task A_known_caller_is_shown_with_the_number_and_the_way_to_the_archive()
    {
        await using var rig = await PopRig.OpenAsync();
        var wang = await rig.Page.Hospital.HaveAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));

        var card = panel.WaitFor("screen-pop");
        Assert.Equal(("ringing", "known"), (card.GetAttribute("data-state"), card.GetAttribute("data-match")));
        Assert.Equal(People.Phone, panel.At("pop-number").TextContent);
        Assert.Equal(wang.ToString(), panel.At("pop-patient").GetAttribute("data-key"));
        Assert.Contains("王芳", panel.At("pop-patient").TextContent, StringComparison.Ordinal);
        Assert.Equal($"patients/{wang}", panel.At("pop-open").GetAttribute("href"));
        Assert.Empty(panel.All("pop-create"));
    }

    [Fact]
    public async Task A_late_number_changes_the_open_card_and_no_second_one_opens()
    {
        await using var rig = await PopRig.OpenAsync();
        await rig.Page.Hospital.HaveAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Ringing("c1", extension: "8001"));
        var call = panel.WaitFor("screen-pop").GetAttribute("data-call");

        await rig.SayAsync(Say.Number("c1", People.Phone));

        panel.WaitFor("pop-patient");
        Assert.Equal(call, Assert.Single(panel.All("screen-pop")).GetAttribute("data-call"));
    }

    [Fact]
    public async Task An_unknown_number_offers_a_new_archive_without_the_number_in_the_address()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));

        var card = panel.WaitFor("screen-pop");
        Assert.Equal("unknown", card.GetAttribute("data-match"));
        Assert.Equal("patients/new?call=" + card.GetAttribute("data-call"), panel.At("pop-create").GetAttribute("href"));
    }

    [Fact]
    public async Task A_hidden_number_says_so_and_offers_no_archive()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        await rig.SayAsync(Say.Withheld("c1", extension: "8001"));

        Assert.Equal("withheld", panel.WaitFor("screen-pop").GetAttribute("data-match"));
        Assert.Empty(panel.All("pop-create").Concat(panel.All("pop-open")));
    }

    [Fact]
    public async Task The_caller_is_chosen_by_mouse_or_by_Alt_and_a_digit()
    {
        await using var rig = await PopRig.OpenAsync();
        Id<Patient>[] both = [await rig.Page.Hospital.HaveAsync("王芳"), await rig.Page.Hospital.HaveAsync("王芬")];
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        panel.WaitFor("pop-choice");
        var choices = panel.All("pop-choice").Select(choice => choice.GetAttribute("data-key")!).ToList();

        await panel.At("screen-pop").KeyDownAsync(new KeyboardEventArgs { Key = "2", AltKey = true });

        Assert.Equal(both.Select(id => id.ToString()).Order(), choices.Order());
        Assert.Equal(choices[1], panel.WaitFor("pop-patient").GetAttribute("data-key"));
        Assert.Equal("known", panel.At("screen-pop").GetAttribute("data-match"));
    }

    [Fact]
    public async Task Escape_puts_the_call_away_but_not_while_a_word_is_being_composed()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        panel.WaitFor("screen-pop");

        await panel.At("screen-pop").KeyDownAsync(new KeyboardEventArgs { Key = "Escape", IsComposing = true });
        var composing = panel.All("screen-pop").Count;
        await panel.At("screen-pop").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        panel.WaitForState(() => panel.All("screen-pop").Count == 0);
        Assert.Equal(1, composing);
        Assert.NotNull((await CallAsync(rig)).DismissedAt);
    }

    [Fact]
    public async Task Answered_in_one_tab_is_answered_in_all()
    {
        await using var rig = await PopRig.OpenAsync();
        var first = rig.Page.Show<PopPanel>(rig.Agent);
        var second = rig.Page.Browser.Render<PopPanel>();
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        first.WaitForState(() => first.All("screen-pop").Count + second.All("screen-pop").Count == 1 && first.All("call-bar").Count + second.All("call-bar").Count == 1);
        var (card, bar) = first.All("screen-pop").Count == 1 ? (first, second) : (second, first);

        await card.At("pop-answered").ClickAsync(new());

        bar.WaitForAssertion(() => Assert.Equal("answered", bar.At("call-bar").GetAttribute("data-state")));
        Assert.Equal("answered", card.At("screen-pop").GetAttribute("data-state"));
        Assert.Empty(card.All("pop-answered"));
    }

    [Fact]
    public async Task A_reload_in_the_middle_of_a_call_brings_the_card_and_the_draft_back()
    {
        await using var rig = await PopRig.OpenAsync();
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"), Say.Answered("c1"));
        var call = await CallAsync(rig);
        await rig.Page.Hospital.Run.RunAsync(rig.Agent, (SaveDraft use) => use.HandleAsync(SaveContactRecord.DraftKey(call.Id), """{"Topic":2,"Text":"问复诊时间"}"""));

        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        Assert.Equal("answered", panel.WaitFor("screen-pop").GetAttribute("data-state"));
        panel.WaitForAssertion(() => Assert.Equal("问复诊时间", panel.At("pop-note").GetAttribute("value")));
        Assert.NotNull(panel.Find("time[data-elapsed]"));
    }

    [Fact]
    public async Task A_saved_note_is_the_contact_record_and_its_draft_is_gone()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        panel.WaitFor("pop-note").Input("预约周三复诊");

        await panel.At("pop-save").ClickAsync(new());

        var call = await CallAsync(rig);
        var saved = await rig.Page.Hospital.Run.RunAsync(rig.Agent, (ReadContactRecord use) => use.HandleAsync(call.Id));
        Assert.Equal("预约周三复诊", saved.Value?.Text);
        Assert.Null((await rig.DraftAsync(call.Id)).Value);
    }

    [Fact]
    public async Task An_empty_note_says_what_is_wrong_and_saves_nothing()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        panel.WaitFor("pop-save");

        await panel.At("pop-save").ClickAsync(new());

        panel.WaitForElement("[role=alert]", TimeSpan.FromSeconds(20));
        Assert.Equal(0, await rig.Page.Hospital.WithDbAsync(db => db.ContactRecords.CountAsync()));
    }

    [Fact]
    public async Task A_callers_name_is_text_whatever_it_contains()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001") with { RawName = "<img src=x onerror=alert(1)>" });

        Assert.Contains("<img src=x onerror=alert(1)>", panel.WaitFor("screen-pop").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("img"));
    }

    [Fact]
    public async Task A_transferred_call_is_elsewhere_and_can_be_put_away()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"), Say.Answered("c1"));
        panel.WaitFor("screen-pop");
        await rig.SayAsync(Say.Transferred("c1", "8002"));
        panel.WaitForAssertion(() => Assert.Equal("elsewhere", panel.At("screen-pop").GetAttribute("data-state")));
        Assert.Empty(panel.All("pop-note"));

        await panel.At("pop-dismiss").ClickAsync(new());

        panel.WaitForState(() => panel.All("screen-pop").Count == 0);
    }

    [Fact]
    public async Task A_missed_call_behind_the_card_can_be_put_away()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Ringing("c1", extension: "8001"), Say.Answered("c1"));
        await rig.SayAsync(Say.Ringing("c2", extension: "8001"));
        panel.WaitFor("call-bar");
        await rig.SayAsync(Say.Ended("c2"));

        await panel.WaitFor("bar-dismiss").ClickAsync(new());

        panel.WaitForState(() => panel.All("call-bar").Count == 0);
        Assert.Single(panel.All("screen-pop"));
    }

    [Fact]
    public async Task Who_may_not_answer_has_no_tab()
    {
        await using var rig = await PopRig.OpenAsync();
        var clerk = await rig.Page.Hospital.StaffAsync("clerk01", "钱会计");

        rig.Page.Show<PopPanel>(clerk);

        Assert.Equal(0, rig.Page.Hospital.Services.GetRequiredService<ScreenPopBoard>().Held().Desks);
    }

    [Fact]
    public async Task Whoever_may_no_longer_answer_loses_the_card_the_seat_and_every_further_call()
    {
        await using var rig = await PopRig.OpenAsync();
        await rig.Page.Hospital.HaveAsync();
        var board = rig.Page.Hospital.Services.GetRequiredService<ScreenPopBoard>();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        panel.WaitFor("pop-patient");
        using var seats = new SeatWatcher(rig.Page.Hospital.Services.GetRequiredService<Grants>(), rig.Page.Hospital.Run, NullLogger<SeatWatcher>.Instance);
        await seats.StartAsync(default);

        await rig.Page.TakeAwayAsync(rig.Agent, CallPermissions.Answer);
        panel.WaitForAssertion(() => Assert.Equal(0, board.Held().Desks), TimeSpan.FromSeconds(20));
        await seats.StopAsync(default);
        await rig.SayAsync(Say.Number("c2", People.Phone, extension: "8001"));

        panel.WaitForAssertion(() => Assert.Empty(panel.All("screen-pop").Concat(panel.All("call-bar"))), TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("王芳", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Phone, panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_card_covers_the_name_when_the_right_to_names_is_taken_away()
    {
        await using var rig = await PopRig.OpenAsync();
        await rig.Page.Hospital.HaveAsync("王芳芳");
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        panel.WaitFor("pop-patient");

        await rig.Page.TakeAwayAsync(rig.Agent, PatientPermissions.SeeNames);

        panel.WaitForAssertion(() => Assert.Contains("王*芳", panel.At("pop-patient").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("王芳芳", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "来电")]
    [InlineData("en", "Ringing")]
    public async Task Both_languages_have_their_words(string culture, string word)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(culture), new(culture));
            await using var rig = await PopRig.OpenAsync();
            await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));

            var panel = rig.Page.Show<PopPanel>(rig.Agent);

            Assert.Contains(word, panel.WaitFor("screen-pop").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, before);
        }
    }

    private static Task<CallSession> CallAsync(PopRig rig) => rig.Page.Hospital.WithDbAsync(db => db.Calls.AsNoTracking().SingleAsync());
}
