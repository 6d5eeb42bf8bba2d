using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Kernel;

public sealed class UseCaseRunnerTests
{
    [Fact]
    public async Task Somebody_without_the_right_is_refused_before_any_work()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<RegisterWard>());
        var agent = await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);

        var outcome = await hospital.Run.RunAsync(agent, (RegisterWard use) => use.HandleAsync("心内科"));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
        Assert.Equal(0, await hospital.WithDbAsync(db => db.Departments.CountAsync()));
    }

    [Fact]
    public async Task Somebody_with_the_right_gets_through_and_the_change_is_audited_under_his_name()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<RegisterWard>());
        var info = await hospital.StaffAsync("info01", "赵工", SettingsPermissions.Manage);

        var outcome = await hospital.Run.RunAsync(info, (RegisterWard use) => use.HandleAsync("心内科"));

        Assert.Null(outcome.Problem);
        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Entity == nameof(Department)));
        Assert.Equal("info01", entry.ActorNo);
    }

    [Fact]
    public async Task An_ended_session_is_refused_although_the_right_is_there()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<RegisterWard>());
        var info = await hospital.StaffAsync("info01", "赵工", SettingsPermissions.Manage);
        await hospital.Services.GetRequiredService<Sessions>().EndAsync(info.SessionId, SessionEnd.SignedOut, hospital.Clock.GetUtcNow(), default);

        var outcome = await hospital.Run.RunAsync(info, (RegisterWard use) => use.HandleAsync("心内科"));

        Assert.Equal(ProblemKind.SessionEnded, outcome.Problem?.Kind);
    }

    private sealed class RegisterWard(HospitalCrm.Core.Data.CrmDb db) : IUseCase
    {
        public static Permission Requires => SettingsPermissions.Manage;

        public async Task<int> HandleAsync(string name)
        {
            db.Departments.Add(new("D1", name));
            return await db.SaveChangesAsync();
        }
    }
}
