using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class AccessWatchTests
{
    [Fact]
    public async Task A_right_taken_away_by_another_process_is_gone_here_after_one_look()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);
        var (grants, watch) = (hospital.Services.GetRequiredService<Grants>(), hospital.Services.GetRequiredService<AccessWatch>());
        var told = 0;
        grants.Changed += () => told++;
        await watch.LookAsync(default);
        var before = await grants.HasAsync(agent, PatientPermissions.View);

        await ElsewhereAsync(hospital, async db => db.Grants.RemoveRange(await db.Grants.ToListAsync()));
        var remembered = await grants.HasAsync(agent, PatientPermissions.View);
        await watch.LookAsync(default);

        Assert.Equal((true, true, false, 1), (before, remembered, await grants.HasAsync(agent, PatientPermissions.View), told));
    }

    [Fact]
    public async Task A_session_ended_by_another_process_is_refused_here_after_one_look()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);
        var (sessions, watch) = (hospital.Services.GetRequiredService<Sessions>(), hospital.Services.GetRequiredService<AccessWatch>());
        var ended = new List<Guid>();
        sessions.Ended += ended.Add;
        await watch.LookAsync(default);
        var before = await sessions.IsAliveAsync(agent.SessionId);

        await ElsewhereAsync(hospital, async db => (await db.SignInSessions.SingleAsync()).End(TestHospital.Monday, SessionEnd.EndedByAdministrator));
        await watch.LookAsync(default);

        Assert.True(before);
        Assert.False(await sessions.IsAliveAsync(agent.SessionId));
        Assert.Equal([agent.SessionId], ended);
    }

    [Fact]
    public async Task A_look_that_fails_half_way_has_taken_the_right_and_looks_again()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);
        var (grants, sessions, watch) = (hospital.Services.GetRequiredService<Grants>(), hospital.Services.GetRequiredService<Sessions>(), hospital.Services.GetRequiredService<AccessWatch>());
        sessions.Ended += _ => throw new InvalidOperationException("a page that fails");
        await watch.LookAsync(default);
        Assert.True(await grants.HasAsync(agent, PatientPermissions.View));
        Assert.True(await sessions.IsAliveAsync(agent.SessionId));
        await ElsewhereAsync(hospital, async db =>
        {
            db.Grants.RemoveRange(await db.Grants.ToListAsync());
            (await db.SignInSessions.SingleAsync()).End(TestHospital.Monday, SessionEnd.EndedByAdministrator);
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => watch.LookAsync(default));

        Assert.False(await grants.HasAsync(agent, PatientPermissions.View));
        Assert.True(await watch.LookAsync(default));
    }

    [Fact]
    public async Task A_parameter_set_by_another_process_holds_here_after_one_look()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (values, watch) = (hospital.Services.GetRequiredService<ParameterValues>(), hospital.Services.GetRequiredService<AccessWatch>());
        await watch.LookAsync(default);
        var told = 0;
        values.Changed += () => told++;

        await ElsewhereAsync(hospital, db =>
        {
            db.Parameters.Add(new(CallingParameters.From.Key, "09:15"));
            return Task.CompletedTask;
        });
        await watch.LookAsync(default);
        await watch.LookAsync(default);

        Assert.Equal(new TimeOnly(9, 15), values.Get(CallingParameters.From));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Nothing_is_forgotten_while_nothing_of_the_kind_changes()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var watch = hospital.Services.GetRequiredService<AccessWatch>();
        await watch.LookAsync(default);

        await ElsewhereAsync(hospital, db =>
        {
            db.Departments.Add(new("1001", "心内科"));
            return Task.CompletedTask;
        });

        Assert.False(await watch.LookAsync(default));
    }

    [Fact]
    public async Task One_page_that_fails_to_look_again_keeps_nobodys_rights_alive()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);
        var grants = hospital.Services.GetRequiredService<Grants>();
        _ = await grants.HasAsync(agent, PatientPermissions.View);
        await hospital.WithDbAsync(db => db.Grants.ExecuteDeleteAsync());

        grants.Forget();

        Assert.False(await grants.HasAsync(agent, PatientPermissions.View));
    }

    private static async Task ElsewhereAsync(TestHospital hospital, Func<CrmDb, Task> work)
    {
        await using var process = hospital.SecondProcess();
        await using var scope = process.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("crm");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await work(db);
        await db.SaveChangesAsync();
    }
}
