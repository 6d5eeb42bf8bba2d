using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>Whose ratings they were is gone; the figures stay, as nobody's.</summary>
internal sealed class ForgetSatisfaction(CrmDb db) : IHandle<PatientErased>
{
    public async Task HandleAsync(PatientErased happened, CancellationToken ct) =>
        (await db.SatisfactionRatings.Where(rating => rating.PatientId == happened.Patient).ToListAsync(ct)).ForEach(rating => rating.Forget());
}
