using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>One agent, several tabs: one card, and what is done in one tab is done in all.</summary>
[Collection(TelephoneTests.Name)]
public sealed class TabsTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Of_two_tabs_of_Wang_Fang_one_shows_the_card_and_the_other_a_bar()
    {
        var first = await AtDeskOfAsync("agent01");
        var second = await first.AnotherTabAsync("/calls");

        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");

        await ExpectOneCardAsync(first, second);
    }

    [Fact]
    public async Task A_tab_Wang_Fang_duplicated_counts_as_another_tab()
    {
        var first = await AtDeskOfAsync("agent01");
        await first.Page.EvaluateAsync("() => sessionStorage.setItem('copied', 'yes')");
        var twin = await first.DuplicateAsync();
        Assert.Equal("yes", await twin.Page.EvaluateAsync<string>("() => sessionStorage.getItem('copied')"));

        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");

        await ExpectOneCardAsync(first, twin);
    }

    [Fact]
    public async Task What_Li_Na_dismisses_in_one_tab_is_gone_in_all()
    {
        var next = People.Known();
        var first = await AtDeskOfAsync("agent02");
        var second = await first.AnotherTabAsync();
        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8002");
        var (host, other) = await ExpectOneCardAsync(first, second);

        await host["pop-dismiss"].ClickAsync();
        await Expect(host.Pop).ToHaveCountAsync(0);
        await Expect(other.Bar).ToHaveCountAsync(0);

        // And it stays away when the next one comes.
        await CallFrom(next.Phones[0].Number).RingAtAsync("8002");
        var (hostOfNext, _) = await ExpectOneCardAsync(first, second);
        await Expect(hostOfNext["pop-patient"]).ToContainTextAsync(next.Name);
    }

    [Fact]
    public async Task What_Li_Na_answers_in_one_tab_is_answered_in_all()
    {
        var first = await AtDeskOfAsync("agent02");
        var second = await first.AnotherTabAsync();
        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8002");
        var (host, other) = await ExpectOneCardAsync(first, second);

        await host["pop-answered"].ClickAsync();

        await Expect(host.Pop).ToHaveAttributeAsync("data-state", "answered");
        await Expect(other.Bar).ToHaveAttributeAsync("data-state", "answered");
    }

    [Fact]
    public async Task Closing_the_tab_with_the_card_gives_it_to_the_tab_Liu_Yang_has_left()
    {
        var caller = People.Known();
        var first = await AtDeskOfAsync("agent04");
        var second = await first.AnotherTabAsync();
        await CallFrom(caller.Phones[0].Number).RingAtAsync("8004");
        var (host, other) = await ExpectOneCardAsync(first, second);

        await host.Page.CloseAsync(new() { RunBeforeUnload = true });

        await Expect(other["pop-patient"]).ToContainTextAsync(caller.Name);
        await other["pop-dismiss"].ClickAsync();
    }

    private static async Task<(Desk Host, Desk Other)> ExpectOneCardAsync(Desk first, Desk second)
    {
        await Expect(first.Pop.Or(first.Bar)).ToHaveCountAsync(1);
        await Expect(second.Pop.Or(second.Bar)).ToHaveCountAsync(1);
        var (host, other) = await first.Pop.CountAsync() == 1 ? (first, second) : (second, first);
        await Expect(host.Pop).ToHaveCountAsync(1);
        await Expect(other.Bar).ToHaveCountAsync(1);
        await Expect(other.Bar).ToHaveAttributeAsync("data-call", (await host.Pop.GetAttributeAsync("data-call"))!);
        return (host, other);
    }
}
