using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Desk;

/// <summary>Until somebody takes a call its card tells who calls, and nothing of what he is treated for.</summary>
public sealed class HiddenCardTests
{
    public static TheoryData<string> Orders => new("RNA", "RAN", "ANR", "NAR", "NRA");

    [Fact]
    public async Task A_ringing_card_tells_who_calls_and_nothing_of_visits()
    {
        await using var centre = await CallCentre.OpenAsync();
        await HaveTreatedAsync(centre);
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Ring, Number);

        var card = await CardAsync(centre, "c1");

        Assert.Equal(("王芳", Sex.Female, new DateOnly(1985, 3, 7)), (card.Patient!.Name, card.Patient.Sex, card.Patient.BirthOn));
        Assert.True(card.HidesClinical);
        Assert.Null(card.LastVisit);
        Assert.Null(card.Patient.LastVisitOn);
        Assert.Null((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!.Single().LastVisit);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task The_lines_word_that_it_is_answered_shows_them_in_whatever_order_it_comes(string order)
    {
        await using var centre = await CallCentre.OpenAsync();
        await HaveTreatedAsync(centre);
        await centre.AgentAsync("agent01", "8001");

        foreach (var said in order)
        {
            await centre.SayAsync(said switch { 'R' => Ring, 'N' => Number, _ => Say.Answered("c1") with { LocalExtension = "8001" } });
        }

        var card = await CardAsync(centre, "c1");
        Assert.False(card.HidesClinical);
        Assert.Equal(("高血压", new DateOnly(2026, 2, 20)), (card.LastVisit!.Diagnosis, card.Patient!.LastVisitOn));
    }

    [Fact]
    public async Task The_agents_word_shows_them_too()
    {
        await using var centre = await CallCentre.OpenAsync();
        await HaveTreatedAsync(centre);
        var agent = await centre.AgentAsync("agent02", "8002");
        await centre.SayAsync(Say.Number("m1", Forms.Phone).On("box"));
        var call = (await centre.CallAsync("m1", "box")).Id;
        var before = await CardAsync(centre, "m1", "box");

        Assert.Null((await centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(call))).Problem);

        Assert.Null(before.LastVisit);
        Assert.Equal("高血压", (await CardAsync(centre, "m1", "box")).LastVisit!.Diagnosis);
    }

    [Fact]
    public async Task A_missed_call_never_shows_them_and_one_where_nobody_sits_neither()
    {
        await using var centre = await CallCentre.OpenAsync();
        await HaveTreatedAsync(centre);
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Ring, Number, Say.Ended("c1", cause: "127"), Say.Ringing("c2", extension: "8009"), Say.Number("c2", Forms.Phone, extension: "8009"));

        var (missed, unrouted) = (await CardAsync(centre, "c1"), await CardAsync(centre, "c2"));

        Assert.Equal((CallState.Missed, true), (missed.State, missed.HidesClinical));
        Assert.Null(missed.LastVisit);
        Assert.Equal((null, true), (unrouted.AgentNo, unrouted.HidesClinical));
        Assert.Null(unrouted.LastVisit);
        Assert.Null(unrouted.RawNumber);
    }

    [Fact]
    public async Task Choices_do_not_tell_when_they_were_here_until_the_call_is_answered()
    {
        await using var centre = await CallCentre.OpenAsync();
        await HaveTreatedAsync(centre);
        await centre.Hospital.HaveAsync(new() { Name = "李四", Numbers = [new() { Number = Forms.Phone }] });
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Ring, Number);
        var before = await CardAsync(centre, "c1");

        await centre.SayAsync(Say.Answered("c1"));

        Assert.All(before.Choices, choice => Assert.Null(choice.LastVisitOn));
        Assert.Contains((await CardAsync(centre, "c1")).Choices, choice => choice.LastVisitOn is not null);
    }

    [Fact]
    public async Task Switched_off_a_ringing_card_shows_them()
    {
        await using var centre = await CallCentre.OpenAsync();
        centre.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [CallParameters.HideUntilAnswered.Key] = "false" });
        await HaveTreatedAsync(centre);
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Ring, Number);

        Assert.Equal("高血压", (await CardAsync(centre, "c1")).LastVisit!.Diagnosis);
    }

    [Theory]
    [InlineData("013800138000", "13800138000", "013800138000")]
    [InlineData("13800138000", "13800138000", null)]
    [InlineData("+86 138-0013-8000", "13800138000", "+86 138-0013-8000")]
    public async Task The_number_stands_as_it_is_known_and_as_the_line_sent_it(string sent, string number, string? raw)
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Ring, Say.Number("c1", sent, extension: "8001"));

        var card = await CardAsync(centre, "c1");

        Assert.Equal((number, raw), (card.Number, card.RawNumber));
    }

    [Fact]
    public async Task What_a_caller_withholds_is_not_shown_as_the_line_sent_it_either()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Ring, Say.Withheld("c1", extension: "8001") with { RawNumber = Forms.Phone });

        var card = await CardAsync(centre, "c1");

        Assert.Equal(("", null), (card.Number, card.RawNumber));
    }

    [Fact]
    public async Task At_two_seats_it_is_shown_to_whoever_takes_it_and_the_other_is_told_nothing_more()
    {
        await using var centre = await CallCentre.OpenAsync();
        await HaveTreatedAsync(centre);
        var (one, two) = (await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8003"));
        await centre.SayAsync(Ring, Number, Say.Ringing("c1", 4, "8003"));
        var call = (await centre.CallAsync("c1")).Id;
        var ringing = await CardsAsync(centre, call);

        Assert.Null((await centre.Run.RunAsync(two, (AnswerCall use) => use.HandleAsync(call))).Problem);

        var taken = Assert.Single(await CardsAsync(centre, call));
        var before = ringing.Single(card => card.AgentNo == one.StaffNo);
        Assert.Equal(2, ringing.Count);
        Assert.All(ringing, card => Assert.Equal((Forms.Phone, null), (card.Number, card.LastVisit)));
        Assert.Equal((two.StaffNo, "高血压"), (taken.AgentNo, taken.LastVisit!.Diagnosis));
        Assert.Null(before.TakenBackBy(taken).LastVisit);
        Assert.Equal("Calls.NotYours", (await centre.Run.RunAsync(one, (ReadCardBrief use) => use.HandleAsync(call))).Problem?.Code);
    }

    private static LineEvent Ring => Say.Ringing("c1", extension: "8001");

    private static LineEvent Number => Say.Number("c1", Forms.Phone, extension: "8001");

    private static async Task<Id<Patient>> HaveTreatedAsync(CallCentre centre)
    {
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.Hospital.WithDbAsync(async db =>
        {
            var visit = new Encounter(await db.Patients.SingleAsync(patient => patient.Id == wang), EncounterKind.Outpatient, "1001", new(2026, 2, 20));
            visit.Diagnose("I10", "高血压");
            db.Add(visit);
            return await db.SaveChangesAsync();
        });
        return wang;
    }

    private static async Task<PopCard> CardAsync(CallCentre centre, string link, string line = "pbx")
    {
        var call = (await centre.CallAsync(link, line)).Id;
        await using var scope = centre.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PopCards>().ReadAsync(call, default))[0];
    }

    private static async Task<IReadOnlyList<PopCard>> CardsAsync(CallCentre centre, Id<CallSession> call)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PopCards>().ReadAsync(call, default);
    }
}
