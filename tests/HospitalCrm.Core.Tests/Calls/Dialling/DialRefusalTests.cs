using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Calls.Dialling;

/// <summary>Who is not dialled, by whom, and what dialling does not tell.</summary>
public sealed class DialRefusalTests
{
    [Fact]
    public async Task Without_the_right_nobody_is_dialled()
    {
        var (centre, _, patient) = await DialFloor.OpenAsync();
        await using var __ = centre;
        var other = await centre.AgentAsync("agent02", "8005", PatientPermissions.View);

        Assert.Equal(ProblemKind.Forbidden, (await centre.DialAsync(other, patient))?.Kind);
    }

    [Theory]
    [InlineData("8002", false)] // the modem is unplugged
    [InlineData(null, true)] // no seat
    public async Task Where_no_line_can_dial_nothing_is_offered_and_nothing_done(string? seat, bool can)
    {
        var (centre, _, patient) = await DialFloor.OpenAsync("8005");
        await using var __ = centre;
        DialFloor.LetDial(centre, can);
        var agent = await centre.AgentAsync("agent02", seat, CallPermissions.Dial, PatientPermissions.View);

        Assert.False((await centre.Run.RunAsync(agent, (MayDial use) => use.HandleAsync())).Value);
        Assert.Equal("Calls.DialNoLine", (await centre.DialAsync(agent, patient))?.Code);
    }

    [Fact]
    public async Task Whoever_said_that_he_wants_no_calls_is_not_dialled()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.Hospital.AddAsync(new ConsentEntry(patient, ConsentChannel.Phone, ConsentPurpose.Service, ConsentState.Refused, ConsentDoor.Call, "agent01", TestHospital.Monday));

        Assert.Equal("Calls.DialUnwanted", (await centre.DialAsync(agent, patient))?.Code);
        Assert.Empty(await centre.DialledAsync());
    }

    [Fact]
    public async Task A_patient_without_a_number_that_can_be_dialled_is_told_so()
    {
        var (centre, agent, _) = await DialFloor.OpenAsync();
        await using var __ = centre;
        var form = Forms.WangFang();
        (form.Name, form.MedicalRecordNo, form.Numbers) = ("李梅", "B0002", []);
        var patient = await centre.Hospital.HaveAsync(form);

        Assert.Equal("Calls.DialNoNumber", (await centre.DialAsync(agent, patient))?.Code);
    }

    [Fact]
    public async Task A_dead_number_is_left_out_unless_it_is_the_one_that_was_pressed()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        var dead = await centre.ReadAsync(db => db.ContactNumbers.OrderBy(number => number.Priority).Select(number => number.Id).FirstAsync());
        await centre.Run.RunAsync(Actor.Product("test"), (MarkNumber use) => use.HandleAsync(dead, NumberMark.Dead));

        await centre.DialAsync(agent, patient);
        var without = (await centre.LadderAsync()).Attempts.Count;
        await centre.Run.RunAsync(agent, async (CancelDial use) => await use.HandleAsync((await centre.CurrentCallAsync()).Id));
        centre.Hospital.Clock.Advance(TimeSpan.FromSeconds(1));
        await centre.DialAsync(agent, patient, dead);

        Assert.Equal(2, without);
        Assert.Equal((3, "9," + Forms.Phone), ((await centre.LadderAsync()).Attempts.Count, (await centre.OrderAsync())?.Number.Text));
    }

    [Fact]
    public async Task Another_ones_number_is_not_dialled_through_a_patient()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;

        Assert.Equal("Patients.NumberMissing", (await centre.DialAsync(agent, patient, Id<ContactNumber>.New()))?.Code);
    }

    [Fact]
    public async Task To_dial_is_not_to_be_shown_the_number()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.Hospital.StaffAsync("viewer", "看看", CallPermissions.View);
        await centre.DialAsync(agent, patient);
        var call = await centre.CurrentCallAsync();

        var read = await centre.Run.RunAsync(agent, (ReadCallNumber use) => use.HandleAsync(call.Id));
        var card = (await centre.Run.RunAsync(agent, (HospitalCrm.Core.Desk.ReadLiveCalls use) => use.HandleAsync())).Value!.Single();

        Assert.Null(read.Value);
        Assert.Equal("138****8000", card.Number);
        Assert.Equal(["138****8000", "139****9000", "010****1234"], card.Dial!.Rungs.Select(rung => rung.Number));
        Assert.Equal((1, false, false), (card.Dial.Order, card.Dial.IsOver, card.Dial.AwaitsWord));
    }

    [Fact]
    public async Task Another_agents_ladder_is_not_moved()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        var other = await centre.AgentAsync("agent02", "8005", CallPermissions.Dial);
        await centre.DialAsync(agent, patient);
        await centre.AnswerAsync(DialAnswer.Dialled);
        var call = await centre.CurrentCallAsync();

        Assert.Equal("Calls.NotYours", (await centre.Run.RunAsync(other, (CancelDial use) => use.HandleAsync(call.Id))).Problem?.Code);
        Assert.Equal("Calls.NotYours", (await centre.Run.RunAsync(other, (SayNotReached use) => use.HandleAsync(call.Id))).Problem?.Code);
        Assert.Equal(DialState.Dialled, (await centre.LadderAsync()).Attempts[0].State);
    }

    [Fact]
    public async Task A_missed_call_rung_back_is_taken_by_that_and_done_when_somebody_answers()
    {
        var (centre, agent, _) = await DialFloor.OpenAsync();
        await using var __ = centre;
        await centre.SayAsync(Say.Number("c1", "13700137000", extension: "8002"), Say.Ended("c1"));
        await centre.Run.RunAsync(Actor.Product("test"), (GatherMissedCalls use) => use.HandleAsync());
        var missed = await centre.ReadAsync(db => db.MissedCalls.Select(missed => missed.Id).SingleAsync());
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null((await centre.Run.RunAsync(agent, (DialBack use) => use.HandleAsync(missed))).Problem);
        await centre.AnswerAsync(DialAnswer.Dialled);
        var call = await centre.CurrentCallAsync();
        await centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(call.Id));
        await centre.Run.RunAsync(Actor.Product("test"), (GatherMissedCalls use) => use.HandleAsync());

        var task = await centre.ReadAsync(db => db.MissedCalls.SingleAsync());
        Assert.Equal((MissedCallEnd.Reached, "agent01"), (task.End!.Value, task.ClosedBy));
    }

    [Theory]
    [InlineData(PhoneKind.Landline, "01058781234", "9,58781234")] // the own area code is not dialled
    [InlineData(PhoneKind.Landline, "057163663699", "9,057163663699")]
    [InlineData(PhoneKind.International, "+85223456789", "9,0085223456789")]
    [InlineData(PhoneKind.Extension, "8001", "8001")]
    [InlineData(PhoneKind.Mobile, "13800138000;ATH", null)]
    public async Task A_number_becomes_the_keys_of_its_line(PhoneKind kind, string number, string? keys)
    {
        var (centre, _, _) = await DialFloor.OpenAsync();
        await using var __ = centre;
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(centre.Services);
        var lines = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<DialLines>(scope.ServiceProvider);

        Assert.Equal(keys, lines.Keys("box", number, kind)?.Text);
    }
}
