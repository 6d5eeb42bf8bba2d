using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Realtime;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Desk;

/// <summary>软件拨号 in the agent's tab: what is offered, and the outgoing card.</summary>
public sealed class DialTests
{
    [Fact]
    public async Task A_number_is_dialled_by_double_click_and_the_card_shows_the_ladder()
    {
        await using var rig = await RigAsync(new Keys());
        var wang = await TwoNumbersAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        var number = Number(rig, wang);

        number.WaitForElement(".dial-text").DoubleClick();

        var card = panel.WaitFor("screen-pop");
        Assert.Equal(("ringing", "out"), (card.GetAttribute("data-state"), card.GetAttribute("data-direction")));
        Assert.Equal("138****8000", panel.At("pop-number").TextContent);
        Assert.Equal(wang.ToString(), panel.At("pop-patient").GetAttribute("data-key"));
        Assert.Equal(["Dialling", "Waiting"], panel.All("dial-rung").Select(rung => rung.GetAttribute("data-state")));
        Assert.Empty(panel.All("pop-answered")); // nothing is dialled yet: there is nothing to confirm
        Assert.Single(panel.All("dial-cancel"));
    }

    [Fact]
    public async Task Dialled_busy_and_dialled_again_the_agent_says_that_he_reached_him()
    {
        var keys = new Keys(DialAnswer.Busy, DialAnswer.Dialled);
        await using var rig = await RigAsync(keys);
        var wang = await TwoNumbersAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        using var worker = await WorkAsync(rig);
        Number(rig, wang).WaitFor("dial").Click();
        panel.WaitForState(() => panel.All("dial-ladder") is [var ladder] && ladder.GetAttribute("data-awaits") == "true", TimeSpan.FromSeconds(20));

        panel.At("pop-answered").Click();

        panel.WaitForState(() => panel.All("screen-pop") is [var shown] && shown.GetAttribute("data-state") == "answered", TimeSpan.FromSeconds(20));
        Assert.Equal(["Busy", "Reached"], panel.All("dial-rung").Select(rung => rung.GetAttribute("data-state")));
        Assert.Empty(panel.All("dial-cancel"));
        Assert.Equal(["9,13800138000", "9,13900139000"], keys.Dialled);
        await keys.LetGo.WaitAsync(TimeSpan.FromSeconds(20));
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task Cancelled_the_card_is_gone_and_the_line_let_go()
    {
        var keys = new Keys();
        await using var rig = await RigAsync(keys);
        var wang = await TwoNumbersAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        using var worker = await WorkAsync(rig);
        Number(rig, wang).WaitFor("dial").Click();
        panel.WaitForState(() => panel.All("dial-ladder") is [var ladder] && ladder.GetAttribute("data-awaits") == "true", TimeSpan.FromSeconds(20));

        panel.At("dial-cancel").Click();

        panel.WaitForState(() => panel.All("screen-pop").Count == 0, TimeSpan.FromSeconds(20));
        await keys.LetGo.WaitAsync(TimeSpan.FromSeconds(20));
        await worker.StopAsync(default);
        Assert.Equal(DialEnd.Cancelled, await rig.Page.Hospital.WithDbAsync(db => db.DialSessions.Select(session => session.End).SingleAsync()));
    }

    [Fact]
    public async Task Without_a_line_that_can_dial_the_number_is_only_text()
    {
        await using var rig = await RigAsync(null);
        var wang = await TwoNumbersAsync(rig);

        var number = Number(rig, wang);

        Assert.Equal("138****8000", number.Find(".figures").TextContent);
        Assert.Empty(number.All("dial"));
        Assert.Empty(number.FindAll(".dial-text"));
    }

    [Fact]
    public async Task Without_the_right_it_is_only_text_and_no_refusal_is_written_down()
    {
        await using var rig = await PopRig.OpenAsync(PatientPermissions.View);
        rig.Page.Hospital.Services.GetRequiredService<LineDiallers>().Register("pbx2", new Keys());
        var wang = await TwoNumbersAsync(rig);

        Assert.Empty(Number(rig, wang).All("dial"));
        Assert.False(await rig.Page.Hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == HospitalCrm.Core.Data.Auditing.AuditAct.Refused)));
    }

    [Fact]
    public async Task A_refusal_is_said_in_words()
    {
        await using var rig = await RigAsync(new Keys());
        var wang = await TwoNumbersAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        var number = Number(rig, wang);
        number.WaitFor("dial").Click();
        panel.WaitFor("screen-pop");

        number.WaitFor("dial").Click();

        var notes = rig.Page.Browser.Services.GetRequiredService<Radzen.NotificationService>();
        number.WaitForState(() => notes.Messages.Count > 0, TimeSpan.FromSeconds(20));
        Assert.Equal("线路正在使用，请先结束当前通话或拨号。", notes.Messages[0].Summary);
    }

    private static async Task<PopRig> RigAsync(Keys? keys)
    {
        var rig = await PopRig.OpenAsync(CallPermissions.Dial, PatientPermissions.View);
        if (keys is not null)
        {
            // The modem at 8002 says nothing of answers: the agent's word counts.
            await rig.Page.Hospital.Run.RunAsync(rig.Agent, (TakeSeat use) => use.HandleAsync("8002", true));
            rig.Page.Hospital.Services.GetRequiredService<LineDiallers>().Register("box", keys);
        }

        return rig;
    }

    private static async Task<Id<Patient>> TwoNumbersAsync(PopRig rig)
    {
        var form = new PatientForm { Name = "王芳", Sex = Sex.Female, BirthDate = "1985-03-07", MedicalRecordNo = "B0001", Numbers = [new() { Number = People.Phone }, new() { Number = "13900139000" }] };
        return (await rig.Page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form))).Value;
    }

    private static IRenderedComponent<PhoneText> Number(PopRig rig, Id<Patient> patient) =>
        rig.Page.Show<PhoneText>(rig.Agent, with => with.Add(part => part.Number, "138****8000").Add(part => part.Target, new PhoneTarget(patient)));

    /// <summary>The product's own worker, on the lines of the test.</summary>
    private static async Task<DialWorker> WorkAsync(PopRig rig)
    {
        var worker = rig.Page.Hospital.Services.GetRequiredService<DialWorker>();
        await worker.StartAsync(default);
        return worker;
    }

    private sealed class Keys(params DialAnswer[] answers) : IDialler
    {
        private readonly Queue<DialAnswer> _answers = new(answers);
        private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Dialled { get; } = [];

        public Task LetGo => _letGo.Task;

        public bool CanDial => true;

        public Task<DialAnswer> DialAsync(DialOrder order, CancellationToken ct)
        {
            Dialled.Add(order.Number.Text);
            return Task.FromResult(_answers.TryDequeue(out var answer) ? answer : DialAnswer.Dialled);
        }

        public Task HangUpAsync(string linkId, CancellationToken ct)
        {
            _letGo.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
