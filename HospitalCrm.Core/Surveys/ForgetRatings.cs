using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys;

/// <summary>Whose ratings they were is gone; the figures stay, as nobody's.</summary>
internal sealed class ForgetRatings(CrmDb db) : IHandle<PatientErased>
{
    public async Task HandleAsync(PatientErased happened, CancellationToken ct)
    {
        foreach (var rating in await db.SmsRatings.Where(rating => rating.PatientId == happened.Patient).ToListAsync(ct))
        {
            rating.Forget();
        }
    }
}
