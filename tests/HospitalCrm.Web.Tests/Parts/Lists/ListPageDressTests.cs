using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Parts.Lists;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Parts.Lists;

/// <summary>What today's people expect of a list besides S4-4: their columns, their questions, things done with many rows.</summary>
public sealed class ListPageDressTests : PartsTest
{
    private readonly List<int> _done = [];

    [Fact]
    public async Task A_column_that_is_not_wanted_is_gone_and_stays_gone()
    {
        var list = ShowList();
        await ById(list, "list-columns").ClickAsync();
        await ById(list, "column-phone").ChangeAsync(false);

        await ById(list, "columns-save").ClickAsync();

        list.WaitForAssertion(() => Assert.DoesNotContain("138****", list.Find("table").TextContent, StringComparison.Ordinal));
        var again = ShowList();
        Assert.DoesNotContain("138****", again.Find("table").TextContent, StringComparison.Ordinal);
        Assert.Contains("王芳", again.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_kept_under_a_name_and_asked_again()
    {
        var list = ShowList();
        ById(list, "filter-kind").Change("vip");
        await list.Find("form.toolbar").SubmitAsync();
        await ById(list, "view-save").ClickAsync();
        ById(list, "view-name").Input("贵宾");
        await ById(list, "view-confirm").ClickAsync();
        await ById(list, "list-reset").ClickAsync();
        list.WaitForState(() => ById(list, "list-total").GetAttribute("data-value") == "4321");

        await ById(list, "view-open").ClickAsync();

        list.WaitForState(() => ById(list, "list-total").GetAttribute("data-value") == "1440");
        Assert.Equal("vip", ById(list, "filter-kind").GetAttribute("value"));
    }

    [Fact]
    public async Task Something_is_done_with_all_ticked_rows_after_a_question()
    {
        var list = ShowList();
        await AllById(list, "row-check")[0].ChangeAsync(true);
        await AllById(list, "row-check")[2].ChangeAsync(true);

        await ById(list, "bulk").ClickAsync();
        await ById(list, "confirm-yes").ClickAsync();

        Assert.Equal([1, 3], _done);
        Assert.Contains("已处理 2 项。", Toasts);
    }

    [Fact]
    public async Task With_nothing_ticked_one_is_asked_to_tick()
    {
        var list = ShowList();

        await ById(list, "bulk").ClickAsync();

        Assert.Equal("请先勾选。", Assert.Single(Toasts));
        Assert.Empty(_done);
    }

    [Fact]
    public void Who_may_not_do_it_sees_no_button() =>
        Assert.Empty(AllById(ShowList(needs: SecurityPermissions.ManageStaff), "bulk"));

    [Theory]
    [InlineData("/gallery?knid=vip", "knid")]
    [InlineData("/gallery?sort=Phone", "Phone")]
    [InlineData("/gallery?kind=nonsense", "kind")]
    public void A_word_of_the_address_the_list_does_not_know_is_said_and_not_ignored(string address, string word)
    {
        Page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        var list = ShowList();

        Assert.Contains(word, ById(list, "problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(AllById(list, "list-row"));
    }

    private IRenderedComponent<ListPage<GalleryRow>> ShowList(Permission? needs = null)
    {
        var action = new ListAction<GalleryRow>("Edit", needs ?? SecurityPermissions.Use, DoAsync) { TestId = "bulk", Question = "ConfirmDelete" };
        var list = Show<ListPage<GalleryRow>>(with => with.Add(page => page.Definition, GalleryLists.Full).Add(page => page.Actions, [action]));
        list.WaitForState(() => list.FindAll(".list-frame > .loading").Count == 0);
        return list;
    }

    private Task<Problem?> DoAsync(IReadOnlyList<GalleryRow> rows)
    {
        _done.AddRange(rows.Select(row => row.Id));
        return Task.FromResult<Problem?>(null);
    }
}
