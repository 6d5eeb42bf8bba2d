using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>Who asked, what, and what he was told is gone with his data; the messages go with the patient's.</summary>
internal sealed class ForgetInquirer(CrmDb db, Vault vault) : IHandle<PatientErased>
{
    public async Task HandleAsync(PatientErased happened, CancellationToken ct)
    {
        foreach (var inquiry in await db.Inquiries.Where(inquiry => inquiry.PatientId == happened.Patient).ToListAsync(ct))
        {
            inquiry.Forget(vault.Seal(Inquiry.QuestionPurpose, ""), vault.Seal(Inquiry.AnswerPurpose, ""));
        }
    }
}
