using Browser.Tests.Rig;
using HospitalCrm.Device.Simulators;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>From the bytes a modem writes on its serial port to what stands on an agent's screen.</summary>
[Collection(TelephoneTests.Name)]
public sealed class RingingLineTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [Fact]
    public async Task A_ring_on_the_first_line_shows_Wang_Fang_who_is_calling()
    {
        var caller = People.Known();
        var wangFang = await AtDeskOfAsync("agent01");

        await (await IdleModemAsync(1)).CallAsync(new() { Number = caller.Phones[0].Number }, _limit);

        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "ringing");
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-match", "known");
        await Expect(wangFang["pop-number"]).ToContainTextAsync(caller.Phones[0].Number);
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(wangFang["pop-open"]).ToHaveAttributeAsync("href", $"patients/{await wangFang["pop-patient"].GetAttributeAsync("data-key")}");
    }

    [Fact]
    public async Task What_rings_at_Wang_Fang_is_not_seen_by_Li_Na()
    {
        var (ofWangFang, ofLiNa) = (People.Known(), People.Known());
        var wangFang = await AtDeskOfAsync("agent01");
        var liNa = await AtDeskOfAsync("agent02");

        await (await IdleModemAsync(1)).CallAsync(new() { Number = ofWangFang.Phones[0].Number }, _limit);
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(ofWangFang.Name);
        await (await IdleModemAsync(2)).CallAsync(new() { Number = ofLiNa.Phones[0].Number }, _limit);

        // Had the first call come to her too, her own would be the second: a bar.
        await Expect(liNa["pop-patient"]).ToContainTextAsync(ofLiNa.Name);
        await Expect(liNa.Bar).ToHaveCountAsync(0);
        await Expect(liNa.Page.Locator("body")).Not.ToContainTextAsync(ofWangFang.Phones[0].Number);
    }

    [Fact]
    public async Task Five_lines_that_ring_at_once_bring_each_agent_exactly_his_own()
    {
        var callers = Enumerable.Range(1, 5).Select(_ => People.Known()).ToList();
        var modems = new List<ModemEmulator>();
        for (var line = 1; line <= 5; line++)
        {
            modems.Add(await IdleModemAsync(line));
        }

        var desks = await Task.WhenAll(Enumerable.Range(1, 5).Select(agent => AtDeskOfAsync($"agent0{agent}")));

        await Task.WhenAll(callers.Select((caller, line) => modems[line].CallAsync(new() { Number = caller.Phones[0].Number }, _limit)));

        for (var agent = 0; agent < 5; agent++)
        {
            await Expect(desks[agent]["pop-patient"]).ToContainTextAsync(callers[agent].Name);
        }

        foreach (var desk in desks)
        {
            await Expect(desk.Pop).ToHaveCountAsync(1);
            await Expect(desk.Bar).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Chen_Jing_sees_that_it_rings_before_the_number_is_there_and_who_it_is_when_it_came()
    {
        var caller = People.Known();
        var chenJing = await AtDeskOfAsync("agent03");

        await (await IdleModemAsync(3)).RingAsync(_limit);
        await Expect(chenJing.Pop).ToHaveAttributeAsync("data-pending", "true");
        var call = await chenJing.Pop.GetAttributeAsync("data-call");
        await Hospital.Modem(3).ReportAsync(new() { Number = caller.Phones[0].Number }, _limit);

        await Expect(chenJing["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(chenJing.Pop).ToHaveAttributeAsync("data-call", call!);
    }

    [Fact]
    public async Task A_hidden_number_is_matched_with_nobody_at_Liu_Yang()
    {
        var liuYang = await AtDeskOfAsync("agent04");

        await (await IdleModemAsync(4)).CallAsync(new() { Number = "P" }, _limit);

        await Expect(liuYang.Pop).ToHaveAttributeAsync("data-match", "withheld");
        await Expect(liuYang["pop-number"]).ToHaveTextAsync("对方隐藏了号码");
        await Expect(liuYang["pop-patient"]).ToHaveCountAsync(0);
        await Expect(liuYang["pop-create"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_modem_that_tears_its_lines_still_names_the_caller_to_Yang_Xue()
    {
        var caller = People.Known();
        var yangXue = await AtDeskOfAsync("agent05");
        var modem = await IdleModemAsync(5);
        modem.Manners = ModemManners.Good with { BytesAtATime = 1 };

        await modem.CallAsync(new() { Number = caller.Phones[0].Number, Name = "未知" }, _limit);

        modem.Manners = ModemManners.Good;
        await Expect(yangXue["pop-patient"]).ToContainTextAsync(caller.Name);
    }

    [Fact]
    public async Task The_lamp_of_every_line_says_that_it_listens()
    {
        var wuLiPing = await AtDeskOfAsync("lead01");

        foreach (var line in new[] { "line-1", "line-2", "line-3", "line-4", "line-5", Hospital.TelephoneSystem })
        {
            await Expect(wuLiPing.Page.Locator($"[data-testid=line-lamp][data-line='{line}']")).ToHaveAttributeAsync("data-state", "ok");
        }
    }
}
