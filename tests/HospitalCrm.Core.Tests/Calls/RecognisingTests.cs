using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>Who is calling: by the exact normalised number, never by a suffix or a guess.</summary>
public sealed class RecognisingTests
{
    [Theory]
    [InlineData("13800138000")]
    [InlineData("013800138000")]
    [InlineData("+8613800138000")]
    [InlineData("1795113800138000")]
    [InlineData(" 138 0013 8000 ")]
    public async Task One_person_with_the_number_is_known_however_the_line_writes_it(string raw)
    {
        await using var centre = await CallCentre.OpenAsync();
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Number("c1", raw));

        var call = await centre.CallAsync("c1");
        Assert.Equal((CallMatch.Known, wang), (call.Match, call.PatientId));
    }

    [Theory]
    [InlineData("8000")]
    [InlineData("0138000")]
    [InlineData("138000")]
    [InlineData("0013800138")]
    [InlineData("3800138000")]
    [InlineData("113800138000")]
    [InlineData("8613800138")]
    public async Task A_part_of_a_number_is_nobody(string raw)
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Number("c1", raw));

        var call = await centre.CallAsync("c1");
        Assert.Equal(CallMatch.Unknown, call.Match);
        Assert.Null(call.PatientId);
    }

    [Theory]
    [InlineData("58781234", "01058781234")]
    [InlineData("01058781234", "58781234")]
    [InlineData("(010)58781234", "+861058781234")]
    public async Task The_home_area_code_may_be_there_or_not(string stored, string rings)
    {
        await using var centre = await CallCentre.OpenAsync();
        var wang = await HaveAsync(centre, "王芳", stored);

        await centre.SayAsync(Say.Number("c1", rings));

        Assert.Equal(wang, (await centre.CallAsync("c1")).PatientId);
    }

    [Fact]
    public async Task A_hidden_number_is_withheld_and_never_matched()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Withheld("hidden"), Say.Number("out-of-area", "O"), Say.Number("private", "P"), Say.Number("zeros", "0000000000"));

        Assert.Equal((CallMatch.Withheld, Presentation.Withheld), Seen(await centre.CallAsync("hidden")));
        Assert.Equal((CallMatch.Withheld, Presentation.Withheld), Seen(await centre.CallAsync("private")));
        Assert.Equal((CallMatch.Withheld, Presentation.Unavailable), Seen(await centre.CallAsync("out-of-area")));
        Assert.Equal((CallMatch.Withheld, Presentation.Unavailable), Seen(await centre.CallAsync("zeros")));
    }

    [Fact]
    public async Task A_number_that_comes_with_the_word_that_it_is_withheld_is_not_used()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Number("c1", Forms.Phone) with { Presentation = Presentation.Withheld });

        var call = await centre.CallAsync("c1");
        Assert.Equal((CallMatch.Withheld, null, null), (call.Match, call.PatientId, centre.NumberOf(call)));
    }

    [Fact]
    public async Task A_late_number_makes_the_ringing_call_known()
    {
        await using var centre = await CallCentre.OpenAsync();
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.SayAsync(Say.Ringing("c1"));
        var before = (await centre.CallAsync("c1")).Match;

        await centre.SayAsync(Say.Number("c1", Forms.Phone));

        Assert.Equal((CallMatch.Pending, wang), (before, (await centre.CallAsync("c1")).PatientId));
    }

    [Fact]
    public async Task A_number_corrected_later_is_somebody_else()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.Hospital.HaveAsync(Forms.WangFang());
        var li = await HaveAsync(centre, "李雷", "13900139000");

        await centre.SayAsync(Say.Number("c1", Forms.Phone, 2), Say.Number("c1", "13900139000", 3));

        Assert.Equal(li, (await centre.CallAsync("c1")).PatientId);
    }

    [Fact]
    public async Task Several_persons_on_one_number_are_a_choice_the_likeliest_first_and_with_the_reason()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var shared = await HaveAsync(centre, "共用者", "13800138000", NumberOwner.Shared);
        var relative = await HaveRelativeAsync(centre, "王小宝", "13800138000");
        var own = await HaveAsync(centre, "王芳", "13800138000");
        var ownVisited = await HaveAsync(centre, "王芬", "13800138000");
        await VisitedAsync(centre, ownVisited, new(2026, 2, 1));
        var spokenWith = await HaveAsync(centre, "王老", "13800138000", NumberOwner.Shared);
        await SpokeAsync(centre, agent, spokenWith);

        await centre.SayAsync(Say.Number("c2", "13800138000", extension: "8001"), Say.Answered("c2"));

        var card = Assert.Single((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!, card => card.Match == CallMatch.Choose);
        Assert.Equal([spokenWith, ownVisited, own, relative, shared], card.Choices.Select(choice => choice.PatientId));
        Assert.NotNull(card.Choices[0].LastContactAt);
        Assert.Equal(new DateOnly(2026, 2, 1), card.Choices[1].LastVisitOn);
        Assert.Equal(("王母", Relationships.Parent), (card.Choices[3].ContactName, card.Choices[3].Relation));
        Assert.Null(card.Patient);
    }

    [Fact]
    public async Task Several_records_of_one_person_are_one_caller()
    {
        await using var centre = await CallCentre.OpenAsync();
        var first = await centre.Hospital.HaveAsync(Forms.WangFang());
        var second = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.Hospital.WithDbAsync(async db =>
        {
            var person = await db.Patients.Where(patient => patient.Id == first).Select(patient => patient.PersonId).SingleAsync();
            return await db.Patients.Where(patient => patient.Id == second).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.PersonId, person));
        });

        await centre.SayAsync(Say.Number("c1", Forms.Phone));

        var call = await centre.CallAsync("c1");
        Assert.Equal(CallMatch.Known, call.Match);
        Assert.Contains(call.PatientId!.Value, new[] { first, second });
    }

    [Fact]
    public async Task A_relatives_number_says_whose_relative()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var child = await HaveRelativeAsync(centre, "王小宝", "13800138000");

        await centre.SayAsync(Say.Number("c1", "13800138000", extension: "8001"));

        var card = Assert.Single((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!);
        Assert.Equal((child, NumberOwner.Contact, "王母"), (card.Patient!.PatientId, card.Patient.Owner, card.Patient.ContactName));
    }

    [Fact]
    public async Task A_deceased_person_is_shown_as_such()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.Hospital.WithDbAsync(db => db.Patients.Where(patient => patient.Id == wang)
            .ExecuteUpdateAsync(set => set.SetProperty(patient => patient.DeceasedOn, new DateOnly(2026, 1, 1))));

        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"));

        var card = Assert.Single((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!);
        Assert.Equal((wang, true), (card.Patient!.PatientId, card.Patient.IsDeceased));
    }

    [Fact]
    public async Task A_deleted_archive_never_pops()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var gone = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.SayAsync(Say.Number("before", Forms.Phone, extension: "8001"));
        await centre.Run.RunAsync(Actor.Product("test"), (DeletePatients use) => use.HandleAsync([gone]));

        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"));

        Assert.Equal((CallMatch.Unknown, null), ((await centre.CallAsync("c1")).Match, (await centre.CallAsync("c1")).PatientId));
        var cards = (await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!;
        Assert.Equal(2, cards.Count);
        Assert.All(cards, card => Assert.True(card.Patient is null && card.Choices.Count == 0));
    }

    [Fact]
    public async Task A_switchboard_on_five_hundred_archives_shows_a_few_and_the_one_last_spoken_with_first()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.WithDbAsync(db =>
        {
            var book = new PatientBook(db, centre.Vault, centre.Services.GetRequiredService<HospitalProfile>(), centre.Services.GetRequiredService<ParameterValues>(), centre.Hospital.Clock);
            for (var at = 0; at < 500; at++)
            {
                book.Register(new() { Name = "职工" + at, Numbers = [new() { Number = "01066668888", Owner = NumberOwner.Shared }] }, null);
            }

            return db.SaveChangesAsync();
        });
        var spokenWith = await centre.ReadAsync(db => db.Patients.OrderByDescending(patient => patient.Id).Select(patient => patient.Id).FirstAsync());
        await SpokeAsync(centre, agent, spokenWith, "01066668888");

        await centre.SayAsync(Say.Number("c2", "01066668888", extension: "8001"));

        var card = Assert.Single((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!, card => card.Match == CallMatch.Choose);
        Assert.Equal((CallerMatcher.Most, spokenWith), (card.Choices.Count, card.Choices[0].PatientId));
    }

    [Fact]
    public async Task A_nuisance_number_is_recorded_and_does_not_pop()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.Run.RunAsync(Actor.Product("test"), (SaveNuisanceNumber use) => use.HandleAsync(new() { Number = Forms.Phone, Reason = "骚扰" }));

        await centre.SayAsync(Say.Number("c1", "+86" + Forms.Phone, extension: "8001"));

        Assert.True((await centre.CallAsync("c1")).IsNuisance);
        Assert.Empty((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!);
        Assert.Empty(await centre.PoppedAsync());
    }

    [Fact]
    public async Task An_extension_inside_the_house_is_shown_and_matched_with_nobody()
    {
        await using var centre = await CallCentre.OpenAsync();

        await centre.SayAsync(Say.Number("c1", "8001"));

        var call = await centre.CallAsync("c1");
        Assert.Equal((PhoneKind.Extension, CallMatch.Unknown, "8001"), (call.NumberKind, call.Match, centre.NumberOf(call)));
    }

    private static (CallMatch Match, Presentation Presentation) Seen(CallSession call) => (call.Match, call.Presentation);

    private static Task<Id<Patient>> HaveAsync(CallCentre centre, string name, string number, NumberOwner owner = NumberOwner.Self) =>
        centre.Hospital.HaveAsync(new() { Name = name, Numbers = [new() { Number = number, Owner = owner }] });

    private static Task<Id<Patient>> HaveRelativeAsync(CallCentre centre, string name, string number) => centre.Hospital.HaveAsync(new()
    {
        Name = name,
        Contacts = [new() { Name = "王母", Relation = Relationships.Parent, Phone = new() { Number = number, Owner = NumberOwner.Contact } }],
    });

    private static Task<int> VisitedAsync(CallCentre centre, Id<Patient> patient, DateOnly on) => centre.Hospital.WithDbAsync(async db =>
    {
        (await db.Patients.SingleAsync(known => known.Id == patient)).NoteVisit(on);
        return await db.SaveChangesAsync();
    });

    private static async Task SpokeAsync(CallCentre centre, Actor agent, Id<Patient> patient, string number = "13800138000")
    {
        await centre.SayAsync(Say.Number("spoken", number, extension: "8001"));
        var call = await centre.CallAsync("spoken");
        Assert.Null((await centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call.Id, patient))).Problem);
        await centre.SayAsync(Say.Ended("spoken"));
    }
}
