using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>A child's new archive is looked at with the next minute, and so is one whose standing changed (death, records grouped or parted).</summary>
internal sealed class BeginChild(CrmDb db, TimeProvider clock) : IHandle<PatientRegistered>, IHandle<PatientStandingChanged>
{
    public async Task HandleAsync(PatientRegistered happened, CancellationToken ct)
    {
        var patient = await db.Patients.FindAsync([happened.PatientId], ct);
        if (patient is { BirthOn: { } born, BirthPrecision: DatePrecision.Day } && CalendarSpan.Months(VaccinePlan.AdultMonths).After(born) > clock.Today())
        {
            db.VaccineChildren.Add(new(patient.Id, born, patient.Sex, "", DateOnly.MinValue));
        }
    }

    public async Task HandleAsync(PatientStandingChanged happened, CancellationToken ct)
    {
        var child = await db.VaccineChildren.FirstOrDefaultAsync(child => child.PatientId == happened.PatientId, ct);
        child?.LookAgain();
    }
}
