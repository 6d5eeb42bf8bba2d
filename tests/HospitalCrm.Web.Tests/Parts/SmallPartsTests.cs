using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace HospitalCrm.Web.Tests.Parts;

public sealed class SmallPartsTests : PartsTest
{
    private readonly List<string> _said = [];

    [Fact]
    public void A_glyph_is_no_text()
    {
        var icon = Show<Icon>(with => with.Add(part => part.Name, "delete"));

        Assert.Equal("", icon.Find("i").TextContent);
        Assert.Equal("true", icon.Find("i").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void A_page_is_ready_once_it_is_drawn_and_nothing_holds_it()
    {
        var gate = Page.Services.GetRequiredService<PageGate>();
        gate.Hold(this);
        var ready = Show<PageReady>(_ => { });
        Assert.Equal("false", ready.Find(".page-ready").GetAttribute("data-ready"));

        gate.Release(this);

        ready.WaitForState(() => ready.Find(".page-ready").GetAttribute("data-ready") == "true");
        Assert.True(gate.IsOpen);
    }

    [Fact]
    public void A_number_that_is_not_there_is_said()
    {
        var phone = Show<PhoneText>(with => with.Add(part => part.Number, ""));

        Assert.Equal("无号码", phone.Find(".phone-text").TextContent.Trim());
    }

    [Fact]
    public void A_masked_number_carries_the_button_that_reveals_it()
    {
        var phone = Show<PhoneText>(with => with.Add(part => part.Number, "138****8000").Add(part => part.Reveal, (RenderFragment)(builder => builder.AddMarkupContent(0, "<button>查看</button>"))));

        Assert.Equal("138****8000", phone.Find(".figures").TextContent);
        Assert.NotNull(phone.Find("button"));
    }

    [Fact]
    public void No_problem_shows_nothing()
    {
        var note = Show<ProblemNote>(with => with.Add(part => part.Shown, null));

        Assert.Equal("", note.Markup.Trim());
    }

    [Fact]
    public void An_ended_session_leads_to_the_sign_in()
    {
        var note = Show<ProblemNote>(with => with.Add(part => part.Shown, new Problem(ProblemKind.SessionEnded, "Security.SessionEnded")));

        Assert.Equal("/login", note.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void A_toast_goes_by_itself()
    {
        var notes = Page.Services.GetRequiredService<NotificationService>();
        var toasts = Show<Toasts>(_ => { });

        notes.Done("已保存。");
        toasts.WaitForState(() => AllById(toasts, "toast").Count == 1);
        Clock.Advance(TimeSpan.FromSeconds(5));

        toasts.WaitForState(() => AllById(toasts, "toast").Count == 0);
        Assert.Empty(notes.Messages);
    }

    [Fact]
    public async Task A_toast_can_be_put_away()
    {
        var notes = Page.Services.GetRequiredService<NotificationService>();
        notes.Refused("不行。");
        var toasts = Show<Toasts>(_ => { });

        await ById(toasts, "toast").QuerySelector("button")!.ClickAsync();

        toasts.WaitForState(() => AllById(toasts, "toast").Count == 0);
        Assert.Empty(notes.Messages);
    }

    [Fact]
    public async Task A_confirmation_answers_once_however_often_it_is_pressed()
    {
        var held = new TaskCompletionSource();
        var dialog = Show<ConfirmDialog>(with => with
            .Add(part => part.Text, "您确定要删除这1项内容吗？")
            .Add(part => part.Danger, true)
            .Add(part => part.Confirmed, EventCallback.Factory.Create(this, () =>
            {
                _said.Add("yes");
                return held.Task;
            }))
            .Add(part => part.Declined, EventCallback.Factory.Create(this, () => _said.Add("no"))));
        var yes = ById(dialog, "confirm-yes");

        var first = yes.ClickAsync();
        var second = yes.ClickAsync();
        held.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(["yes"], _said);
        Assert.Contains("btn-danger", ById(dialog, "confirm-yes").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_declines_a_confirmation()
    {
        var dialog = Show<ConfirmDialog>(with => with
            .Add(part => part.Text, "？")
            .Add(part => part.Confirmed, EventCallback.Factory.Create(this, () => _said.Add("yes")))
            .Add(part => part.Declined, EventCallback.Factory.Create(this, () => _said.Add("no"))));

        await dialog.Find("dialog").TriggerEventAsync("oncancel", new EventArgs());

        Assert.Equal(["no"], _said);
    }

    [Theory]
    [InlineData("2026-3-7", "2026-03-07")]
    [InlineData("20260307", "2026-03-07")]
    [InlineData("2026年3月7日", "2026-03-07")]
    [InlineData("2026-02-30", "2026-02-30")]
    public async Task A_date_is_read_as_people_write_it_and_nonsense_stays_as_typed(string typed, string told)
    {
        var input = Show<DateInput>(with => with.Add(part => part.Value, "").Add(part => part.ValueChanged, EventCallback.Factory.Create<string>(this, _said.Add)));

        await input.Find("input[type=text]").ChangeAsync(typed);

        Assert.Equal([told], _said);
    }

    [Fact]
    public void Events_stand_with_their_hospital_time()
    {
        var timeline = Show<Timeline<string>>(with => with
            .Add(part => part.Items, ["来电"])
            .Add(part => part.At, _ => Clock.GetUtcNow())
            .Add(part => part.ChildContent, text => text));

        Assert.Equal("2026-03-02 09:00", timeline.Find("time").TextContent);
        Assert.Contains("来电", timeline.Find("li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeline_without_events_says_so()
    {
        var timeline = Show<Timeline<string>>(with => with
            .Add(part => part.Items, [])
            .Add(part => part.At, _ => Clock.GetUtcNow())
            .Add(part => part.ChildContent, text => text));

        Assert.NotNull(timeline.Find(".empty-state"));
    }

    [Fact]
    public void The_watermark_names_who_looks_and_when()
    {
        var mark = Show<Watermark>(_ => { }, Agent with { Name = "王<芳" });

        Assert.StartsWith("background-image:url('data:image/svg+xml,", mark.Find(".watermark").GetAttribute("style"), StringComparison.Ordinal);
        var image = Uri.UnescapeDataString(mark.Find(".watermark").GetAttribute("style")!);
        Assert.Contains("王&lt;芳 agent01 2026-03-02 09:00", image, StringComparison.Ordinal);
        Assert.Equal("true", mark.Find(".watermark").GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData(TagTone.Danger, "tag-danger")]
    [InlineData(TagTone.Plain, "tag-plain")]
    public void A_tag_carries_its_meaning_as_a_class(TagTone tone, string @class)
    {
        var tag = Show<Tag>(with => with.Add(part => part.Tone, tone).AddChildContent("黑名单"));

        Assert.Contains(@class, tag.Find("span").ClassName, StringComparison.Ordinal);
        Assert.Equal("黑名单", tag.Find("span").TextContent);
    }

    [Fact]
    public void The_heading_names_page_and_hospital()
    {
        var heading = Show<PageHeading>(with => with.Add(part => part.Text, "患者档案"));

        Assert.Equal("患者档案", heading.Find("h1").TextContent);
    }

    [Fact]
    public void An_empty_state_says_what_to_do()
    {
        var empty = Show<EmptyState>(with => with.Add(part => part.Text, "没有符合条件的数据").Add(part => part.Hint, "请放宽查询条件后再试。"));

        Assert.Equal("请放宽查询条件后再试。", empty.Find(".empty-hint").TextContent);
    }
}
