using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Parts.Lists;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Parts.Lists;

public sealed class ListPageTests : PartsTest
{
    private readonly List<string> _deleted = [];
    private readonly List<int> _edited = [];
    private Problem? _refusal;

    private string Address => Page.Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void A_page_shows_twenty_rows_with_their_keys_and_the_total()
    {
        var list = ShowList(GalleryLists.Full);

        list.WaitForState(() => ById(list, "list-total").GetAttribute("data-value") == "4321");
        Assert.Equal(20, AllById(list, "list-row").Count);
        Assert.Equal("1", AllById(list, "list-row")[0].GetAttribute("data-key"));
        Assert.Equal("gallery", ById(list, "list-page").GetAttribute("data-list"));
    }

    [Fact]
    public void An_empty_list_says_so()
    {
        var list = ShowList(GalleryLists.Empty);

        list.WaitForElement(".empty-state");
        Assert.Contains("暂无数据", list.Markup, StringComparison.Ordinal);
        Assert.Equal("0", ById(list, "list-total").GetAttribute("data-value"));
    }

    [Fact]
    public void Who_may_not_look_reads_a_refusal_instead_of_rows()
    {
        var list = ShowList(GalleryLists.Full, Actor.Nobody);

        Assert.Equal("forbidden", ById(list, "problem").GetAttribute("data-problem"));
        Assert.Empty(AllById(list, "list-row"));
        Assert.Empty(AllById(list, "list-delete"));
    }

    [Fact]
    public void A_question_the_list_cannot_answer_is_refused_by_name()
    {
        var list = ShowList(GalleryLists.Refused);

        Assert.Contains("Nonsense", ById(list, "problem").TextContent, StringComparison.Ordinal);
        Assert.NotNull(ById(list, "list-retry"));
    }

    [Fact]
    public async Task A_fuzzy_filter_narrows_the_rows_and_stays_out_of_the_address()
    {
        var list = ShowList(GalleryLists.Full);
        ById(list, "filter-name").Change("欧阳");

        await list.Find("form.toolbar").SubmitAsync();

        list.WaitForState(() => ById(list, "list-total").GetAttribute("data-value") == "864");
        Assert.All(AllById(list, "list-row"), row => Assert.Contains("欧阳振华", row.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("name", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_filter_and_the_page_stand_in_the_address()
    {
        var list = ShowList(GalleryLists.Full);
        ById(list, "filter-kind").Change("vip");
        await list.Find("form.toolbar").SubmitAsync();

        await ById(list, "list-next").ClickAsync();

        list.WaitForState(() => Address.Contains("page=2", StringComparison.Ordinal));
        Assert.Contains("kind=vip", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jump_past_the_end_lands_on_the_last_page()
    {
        var list = ShowList(GalleryLists.Full);
        list.WaitForState(() => ById(list, "list-total").HasAttribute("data-value"));

        await ById(list, "list-page-number").ChangeAsync("9999");

        list.WaitForState(() => AllById(list, "list-row").Count == 1);
        Assert.Equal("217", ById(list, "list-page-number").GetAttribute("value"));
        Assert.Equal("4321", AllById(list, "list-row")[0].GetAttribute("data-key"));
        Assert.True(ById(list, "list-next").HasAttribute("disabled"));
    }

    [Fact]
    public void An_address_past_the_end_shows_the_last_page_too()
    {
        Page.Services.GetRequiredService<NavigationManager>().NavigateTo("/gallery?page=99999");

        var list = ShowList(GalleryLists.Full);

        list.WaitForState(() => AllById(list, "list-row").Count == 1);
        Assert.Equal("4321", AllById(list, "list-row")[0].GetAttribute("data-key"));
    }

    [Fact]
    public async Task Delete_with_nothing_ticked_asks_to_tick_something()
    {
        var list = ShowList(GalleryLists.Full);

        await ById(list, "list-delete").ClickAsync();

        Assert.Equal("请选择需要删除的内容。", Assert.Single(Toasts));
        Assert.Empty(AllById(list, "confirm-text"));
    }

    [Fact]
    public async Task Delete_asks_how_many_and_deletes_exactly_the_ticked_rows()
    {
        var list = ShowList(GalleryLists.Full);
        await TickAsync(list, 1, 3);

        await ById(list, "list-delete").ClickAsync();
        Assert.Equal("您确定要删除这2项内容吗？", ById(list, "confirm-text").TextContent);
        await ById(list, "confirm-yes").ClickAsync();

        Assert.Equal(["2", "4"], _deleted);
        Assert.Contains("已删除2项。", Toasts);
        list.WaitForState(() => AllById(list, "confirm-text").Count == 0);
    }

    [Fact]
    public async Task Answering_no_deletes_nothing()
    {
        var list = ShowList(GalleryLists.Full);
        await TickAsync(list, 0);

        await ById(list, "list-delete").ClickAsync();
        await ById(list, "confirm-no").ClickAsync();

        Assert.Empty(_deleted);
        Assert.Empty(AllById(list, "confirm-text"));
    }

    [Fact]
    public async Task A_refused_delete_is_said_in_words()
    {
        _refusal = new(ProblemKind.Stale, "Kernel.Stale");
        var list = ShowList(GalleryLists.Full);

        await AllById(list, "row-delete")[0].ClickAsync();
        await ById(list, "confirm-yes").ClickAsync();

        Assert.Equal(Words["Kernel.Stale"], Assert.Single(Toasts));
    }

    [Fact]
    public async Task Edit_takes_the_first_ticked_row()
    {
        var list = ShowList(GalleryLists.Full);
        await TickAsync(list, 5, 2);

        await ById(list, "list-edit").ClickAsync();

        Assert.Equal([3], _edited);
    }

    [Fact]
    public async Task Edit_with_nothing_ticked_asks_to_tick_something()
    {
        var list = ShowList(GalleryLists.Full);

        await ById(list, "list-edit").ClickAsync();

        Assert.Empty(_edited);
        Assert.Equal("请选择需要编辑的内容。", Assert.Single(Toasts));
    }

    [Fact]
    public async Task A_double_click_opens_the_row()
    {
        var list = ShowList(GalleryLists.Full);

        await AllById(list, "list-row")[4].QuerySelector("td")!.DoubleClickAsync(new MouseEventArgs());

        Assert.Equal([5], _edited);
    }

    [Fact]
    public void A_long_text_is_there_in_full_as_a_tooltip()
    {
        var list = ShowList(GalleryLists.Full);

        var titles = AllById(list, "list-row")[3].QuerySelectorAll("[title]").Select(cell => cell.GetAttribute("title"));
        Assert.Contains(titles, title => title!.StartsWith("患者家属来电", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sorted_column_says_so_and_turns_round_on_the_second_press()
    {
        var list = ShowList(GalleryLists.Full);

        await ById(list, "sort-name").ClickAsync();
        await ById(list, "sort-name").ClickAsync();

        list.WaitForState(() => ById(list, "sort-name").TextContent.Contains("降序", StringComparison.Ordinal));
        Assert.Contains("sort=-Name", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_back_finds_the_list_as_it_was_left()
    {
        var list = ShowList(GalleryLists.Full);
        ById(list, "filter-name").Change("王芳");
        await list.Find("form.toolbar").SubmitAsync();
        list.WaitForState(() => ById(list, "list-total").GetAttribute("data-value") == "865");
        Page.Services.GetRequiredService<NavigationManager>().NavigateTo("/gallery");

        var again = ShowList(GalleryLists.Full);

        again.WaitForState(() => ById(again, "list-total").GetAttribute("data-value") == "865");
        Assert.Equal("王芳", ById(again, "filter-name").GetAttribute("value"));
        Assert.Equal(20, Page.Services.GetRequiredService<ListMemory>().KeysOf("gallery").Count);
    }

    private async Task TickAsync(IRenderedComponent<ListPage<GalleryRow>> list, params int[] rows)
    {
        foreach (var row in rows)
        {
            await AllById(list, "row-check")[row].ChangeAsync(true);
        }
    }

    private IRenderedComponent<ListPage<GalleryRow>> ShowList(ListDefinition<GalleryRow> definition, Actor? actor = null)
    {
        var list = Show<ListPage<GalleryRow>>(
            with => with
                .Add(page => page.Definition, definition)
                .Add(page => page.AddUrl, "/gallery/new")
                .Add(page => page.Edit, EventCallback.Factory.Create<GalleryRow>(this, row => _edited.Add(row.Id)))
                .Add(page => page.Delete, DeleteAsync),
            actor);
        list.WaitForState(() => list.FindAll(".list-frame > .loading").Count == 0);
        return list;
    }

    private Task<Problem?> DeleteAsync(IReadOnlyList<string> keys)
    {
        _deleted.AddRange(keys);
        return Task.FromResult(_refusal);
    }
}
