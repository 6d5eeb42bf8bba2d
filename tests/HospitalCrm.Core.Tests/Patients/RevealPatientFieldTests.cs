using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class RevealPatientFieldTests
{
    private static readonly Permission[] Rights = [PatientPermissions.View, PatientPermissions.Reveal];

    [Fact]
    public async Task With_a_reason_the_whole_number_is_shown_and_the_reason_is_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var secret = await PhoneAsync(hospital);
        var lead = await hospital.StaffAsync("lead01", "陈班长", Rights);

        var outcome = await hospital.Run.RunAsync(lead, (RevealPatientField use) => use.HandleAsync(secret, "患者要求回拨"));

        Assert.Equal(Forms.Phone, outcome.Value);
        var access = (await hospital.Run.RunAsync(lead, (ReadPatientAccess use) => use.HandleAsync(secret.Patient))).Value!;
        Assert.Equal((AuditAct.Revealed, "Phone", "患者要求回拨"), (access[0].Act, access[0].Purpose, access[0].Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("看")]
    public async Task Without_a_reason_nothing_is_shown_and_nothing_recorded(string reason)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var secret = await PhoneAsync(hospital);

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RevealPatientField use) => use.HandleAsync(secret, reason));

        Assert.Equal(("Patients.ReasonNeeded", null), (outcome.Problem?.Code, outcome.Value));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Revealed)));
    }

    [Fact]
    public async Task Seeing_archives_is_not_the_right_to_see_whole_numbers()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var secret = await PhoneAsync(hospital);
        var agent = await hospital.StaffAsync("agent01", "李敏", PatientPermissions.View);

        var outcome = await hospital.Run.RunAsync(agent, (RevealPatientField use) => use.HandleAsync(secret, "患者要求回拨"));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    [Fact]
    public async Task Another_patients_number_is_not_shown_through_this_archive()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var secret = await PhoneAsync(hospital);
        var other = await hospital.HaveAsync(new() { Name = "李强" });

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RevealPatientField use) => use.HandleAsync(secret with { Patient = other }, "患者要求回拨"));

        Assert.Equal(ProblemKind.Missing, outcome.Problem?.Kind);
    }

    private static async Task<PatientSecret> PhoneAsync(TestHospital hospital)
    {
        var id = await hospital.HaveAsync(Forms.WangFang());
        return new(id, SecretField.Phone, await hospital.WithDbAsync(db => db.ContactNumbers.Select(number => number.Id).SingleAsync()));
    }
}
