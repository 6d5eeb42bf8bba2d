using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.After;
using HospitalCrm.Core.Calls.Crisis;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>危机来电: one press brings the script, tells 总值班 and shows the colleagues, and asks for nothing.</summary>
public sealed class CrisisTests
{
    private const string Duty = "13600136000";

    [Fact]
    public async Task One_press_tells_the_duty_manager_who_has_the_call_and_never_who_calls()
    {
        await using var centre = await OpenAsync(Duty);
        var (agent, other) = (await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002"));
        await centre.Hospital.HaveAsync(Forms.WangFang());
        var call = await RingAsync(centre);

        var sheet = (await centre.Run.RunAsync(agent, (RaiseCrisis use) => use.HandleAsync(call))).Value!;

        Assert.Equal((Duty, true), (sheet.DutyPhone, sheet.IsDutyTold));
        Assert.True(sheet.Steps.Count >= 3);
        var message = await centre.ReadAsync(db => db.OutboundMessages.AsNoTracking().SingleAsync());
        var text = centre.Vault.Open(OutboundMessage.TextPurpose, message.Text);
        Assert.Contains("分机8001", text, StringComparison.Ordinal);
        Assert.All(["王芳", Forms.Phone, Forms.Phone[^4..]], hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        Assert.Equal(Duty, centre.Vault.Open(OutboundMessage.ToPurpose, message.To));
        var colleagues = (await centre.Run.RunAsync(other, (ReadColleagues use) => use.HandleAsync())).Value!;
        Assert.Equal([("agent01", true), ("agent02", false)], colleagues.Select(line => (line.StaffNo, line.IsInCrisis)));
        Assert.Equal(1, await centre.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(CrisisCall) && entry.Act == AuditAct.Created)));
        Assert.NotNull((await centre.Run.RunAsync(agent, (ReadCallExtras use) => use.HandleAsync(call))).Value!.Crisis); // after a reload it stands there still
    }

    [Fact]
    public async Task Pressed_in_two_tabs_at_once_and_again_after_a_restart_it_is_told_once()
    {
        await using var centre = await OpenAsync(Duty);
        var agent = await centre.AgentAsync("agent01", "8001");
        var call = await RingAsync(centre);

        var pressed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => centre.Run.RunAsync(agent, (RaiseCrisis use) => use.HandleAsync(call)))));
        await using var after = centre.Restart();
        var again = await after.Run.RunAsync(agent, (RaiseCrisis use) => use.HandleAsync(call));

        Assert.All(pressed.Append(again), outcome => Assert.Null(outcome.Problem));
        Assert.Equal((1, 1), (await centre.ReadAsync(db => db.CrisisCalls.CountAsync()), await centre.ReadAsync(db => db.OutboundMessages.CountAsync())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8888")]
    public async Task Without_a_number_that_can_be_written_to_the_script_comes_and_says_that_nobody_was_told(string duty)
    {
        await using var centre = await OpenAsync(duty);
        var agent = await centre.AgentAsync("agent01", "8001");

        var sheet = (await centre.Run.RunAsync(agent, async (RaiseCrisis use) => await use.HandleAsync(await RingAsync(centre)))).Value!;

        Assert.Equal((duty.Length > 0 ? duty : null, false), (sheet.DutyPhone, sheet.IsDutyTold));
        Assert.Equal((1, 0), (await centre.ReadAsync(db => db.CrisisCalls.CountAsync()), await centre.ReadAsync(db => db.OutboundMessages.CountAsync())));
    }

    [Fact]
    public async Task A_template_that_is_gone_keeps_no_script_from_the_agent()
    {
        await using var centre = await OpenAsync(Duty);
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.ReadAsync(db => db.MessageTemplates.Where(template => template.Code == RaiseCrisis.Template).ExecuteDeleteAsync());

        var sheet = (await centre.Run.RunAsync(agent, async (RaiseCrisis use) => await use.HandleAsync(await RingAsync(centre)))).Value!;

        Assert.False(sheet.IsDutyTold);
        Assert.NotEmpty(sheet.Steps);
    }

    private static async Task<CallCentre> OpenAsync(string duty)
    {
        var centre = await CallCentre.OpenAsync();
        await using var scope = centre.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        centre.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [CrisisParameters.DutyPhone.Key] = duty });
        return centre;
    }

    private static async Task<Id<CallSession>> RingAsync(CallCentre centre)
    {
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"), Say.Answered("c1"));
        return (await centre.CallAsync("c1")).Id;
    }
}
