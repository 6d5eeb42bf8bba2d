using System.Data.Common;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Data;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

/// <summary>8.1.4.3: what cannot be written down does not happen. The table refuses every entry, as a full disk would.</summary>
public sealed class UnwritableAuditTests : IAsyncLifetime
{
    private const string Password = "梅兰竹菊-2026-x";

    private TestHospital _hospital = null!;
    private Actor _agent = null!;
    private PatientSecret _secret = null!;

    public async Task InitializeAsync()
    {
        _hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        _agent = await _hospital.StaffAsync("agent01", "王芳", PatientPermissions.View, PatientPermissions.Reveal, PatientPermissions.Register);
        var patient = await _hospital.HaveAsync(Forms.WangFang());
        _secret = new(patient, SecretField.Phone, await _hospital.WithDbAsync(db => db.ContactNumbers.Select(number => number.Id).SingleAsync()));
        await _hospital.WithDbAsync(async db =>
        {
            var account = await db.Users.SingleAsync(account => account.Id == _agent.AccountId);
            account.PasswordHash = new Microsoft.AspNetCore.Identity.PasswordHasher<Account>().HashPassword(account, Password);
            return await db.SaveChangesAsync();
        });
        await _hospital.ExecuteAsync("CREATE TRIGGER NoAudit BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    }

    public async Task DisposeAsync() => await _hospital.DisposeAsync();

    [Fact]
    public Task An_archive_is_not_opened() => FailsAsync(() => _hospital.Run.RunAsync(_agent, (OpenPatient use) => use.HandleAsync(_secret.Patient)));

    [Fact]
    public Task A_number_is_not_shown() => FailsAsync(() => _hospital.Run.RunAsync(_agent, (RevealPatientField use) => use.HandleAsync(_secret, "患者要求回拨")));

    [Fact]
    public Task A_list_of_patients_is_not_shown() => FailsAsync(() => _hospital.Run.ReadAsync(_agent, PatientList.Definition, new()));

    [Fact]
    public Task A_search_finds_nothing() => FailsAsync(() => _hospital.Run.RunAsync(_agent, (SearchPatients use) => use.HandleAsync("王芳")));

    [Fact]
    public Task An_export_does_not_begin() => FailsAsync(async () =>
    {
        // What an export calls before its first row.
        await _hospital.Services.GetRequiredService<AuditLog>().AppendAsync(new AuditDraft(AuditAct.Exported, "patients", "", TestHospital.Monday).By(_agent), default);
        return true;
    });

    [Fact]
    public async Task A_change_is_not_made()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => _hospital.AddAsync(new Department("D1", "科室")));

        Assert.Equal(0, await _hospital.WithDbAsync(db => db.Departments.CountAsync()));
    }

    [Fact]
    public async Task Nobody_is_let_in()
    {
        var before = await _hospital.WithDbAsync(db => db.SignInSessions.CountAsync());

        await Assert.ThrowsAnyAsync<Exception>(() => _hospital.Run.RunAsync(Actor.Product("sign-in"), (SignIn use) => use.HandleAsync("agent01", Password, "10.0.0.7")));

        Assert.Equal(before, await _hospital.WithDbAsync(db => db.SignInSessions.CountAsync()));
    }

    [Fact]
    public async Task Once_entries_can_be_written_again_work_goes_on_and_the_chain_is_whole()
    {
        await FailsAsync(() => _hospital.Run.RunAsync(_agent, (OpenPatient use) => use.HandleAsync(_secret.Patient)));

        await _hospital.ExecuteAsync("DROP TRIGGER NoAudit");

        Assert.True((await _hospital.Run.RunAsync(_agent, (OpenPatient use) => use.HandleAsync(_secret.Patient))).Succeeded);
        Assert.Null((await _hospital.VerifyAuditAsync()).Reason);
    }

    private static async Task FailsAsync<T>(Func<Task<T>> act) => Assert.Contains("disk full", (await Assert.ThrowsAnyAsync<DbException>(act)).Message, StringComparison.Ordinal);
}
