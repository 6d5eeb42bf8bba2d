using System.Diagnostics;
using System.Globalization;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>kill -9 while ten people type in ten follow-ups, then the product is started again on the same data.</summary>
[Collection(WardTests.Name)]
public sealed class PowerCutTests(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : WardTest(fixture, ward, output)
{
    private const double MostSeconds = 3;

    private static readonly TimeSpan Typing = TimeSpan.FromSeconds(7);

    private static string[] Crew { get; } = ["nurse01", "headnurse01", "head01", "doctor01", "lead01", "agent01", "agent02", "agent03", "agent04", "agent05"];

    [Fact]
    public async Task Ten_people_find_what_they_typed_and_nobody_loses_more_than_three_seconds()
    {
        var leavers = Crew.Select((_, at) => new Leaver($"{Family}{(char)('甲' + at)}", People.Stranger())).ToArray();
        await DischargeAsync(leavers);
        var desks = await Task.WhenAll(Crew.Select(user => AtAsync(user, "/")));
        await UntilDueAsync(desks[0], Family, Crew.Length);
        foreach (var (desk, leaver) in desks.Zip(leavers))
        {
            await StartAsync(desk, leaver.Name);
        }

        using var cut = new CancellationTokenSource();
        var typing = desks.Select(desk => TypeAsync(desk, cut.Token)).ToList();
        await Task.Delay(Typing + TimeSpan.FromMilliseconds(Random.Shared.Next(1_500)), CancellationToken.None);
        await Ward.Product.KillAsync();
        var cutAt = Stopwatch.GetTimestamp();
        await cut.CancelAsync();
        var typed = await Task.WhenAll(typing);
        var paths = desks.Select(desk => new Uri(desk.Page.Url).AbsolutePath).ToList();
        await Ward.Product.StartAgainAsync();

        var lost = new List<double>();
        for (var at = 0; at < desks.Length; at++)
        {
            // The first one sits down at another machine.
            var again = at == 0 ? await AtAsync(Crew[at], paths[at]) : await desks[at].AnotherTabAsync(paths[at]);
            await Expect(again["form-restored"]).ToBeVisibleAsync();
            var kept = await again["followup-note"].InputValueAsync();
            lost.Add(LostOf(typed[at], kept, cutAt));
            await again["followup-release"].ClickAsync();
            await Expect(again["list-page"]).ToBeVisibleAsync();
        }

        Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds of typing lost, ten people: {string.Join(' ', lost.Select(one => one.ToString("0.00", CultureInfo.InvariantCulture)))}"));
        Assert.All(lost, seconds => Assert.InRange(seconds, 0, MostSeconds));
    }

    /// <summary>Letter by letter, each with the moment it was typed.</summary>
    private static async Task<List<(char Letter, long At)>> TypeAsync(Desk desk, CancellationToken stop)
    {
        var typed = new List<(char Letter, long At)>();
        await desk["followup-note"].FocusAsync();
        while (!stop.IsCancellationRequested)
        {
            var letter = (char)('a' + (typed.Count % 26));
            typed.Add((letter, Stopwatch.GetTimestamp()));
            await desk.Page.Keyboard.PressAsync(letter.ToString());
            await desk.Page.WaitForTimeoutAsync(150);
        }

        return typed;
    }

    /// <summary>From the first letter that is not there again until the cut.</summary>
    private static double LostOf(List<(char Letter, long At)> typed, string kept, long cutAt)
    {
        Assert.Equal(new string([.. typed.Take(kept.Length).Select(one => one.Letter)]), kept);
        Assert.NotEmpty(kept);
        return kept.Length < typed.Count && typed[kept.Length].At < cutAt ? Stopwatch.GetElapsedTime(typed[kept.Length].At, cutAt).TotalSeconds : 0;
    }
}
