using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Encounters;

public sealed class ReadEncountersTests
{
    [Fact]
    public async Task Visits_show_in_summary_with_the_departments_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(new Department("D01", "心内科"));
        await hospital.WithDbAsync(async db =>
        {
            var patient = await db.Patients.SingleAsync();
            var stay = new Encounter(patient, EncounterKind.Inpatient, "D01", new(2025, 5, 1));
            stay.Diagnose("I10", "原发性高血压");
            stay.Discharge(new(2025, 5, 9));
            db.AddRange(stay, new Encounter(patient, EncounterKind.Outpatient, "D99", new(2026, 1, 5)));
            return await db.SaveChangesAsync();
        });

        var read = await hospital.Run.RunAsync(Actor.Product("test"), (ReadEncounters use) => use.HandleAsync(id));

        Assert.Equal(["D99", "心内科"], read.Value!.Select(visit => visit.Department));
        Assert.Equal("原发性高血压", read.Value![1].DiagnosisName);
    }
}
