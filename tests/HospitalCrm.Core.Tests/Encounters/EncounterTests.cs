using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Encounters;

public sealed class EncounterTests
{
    [Fact]
    public void A_discharge_that_was_taken_back_leaves_him_in_the_ward()
    {
        var stay = new Encounter(Id<Patient>.New(), EncounterKind.Inpatient, "1001", new(2026, 3, 1));
        stay.Last(TestHospital.Monday.AddDays(-3), TestHospital.Monday);
        var left = stay.EndedOn;

        stay.Last(TestHospital.Monday.AddDays(-3), null);

        Assert.Equal(new DateOnly(2026, 3, 2), left);
        Assert.Equal(((DateOnly?)null, (DateTimeOffset?)null, new DateOnly(2026, 2, 27)), (stay.EndedOn, stay.EndedAt, stay.StartedOn));
    }

    [Fact]
    public void A_visit_begins_on_the_day_of_the_hospital_not_of_Greenwich()
    {
        var visit = new Encounter(Id<Patient>.New(), EncounterKind.Emergency, "1001", new(2026, 3, 1));

        visit.Last(new(2026, 3, 1, 23, 30, 0, TimeSpan.Zero), null);

        Assert.Equal(new DateOnly(2026, 3, 2), visit.StartedOn);
    }
}
