using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// Complaints are kept by law, and so is what was said in them; who it was is not needed for that. Erasing an archive hides the complainant at once,
/// also in what was written to him; the words go when the time for which complaints are kept is over (<see cref="BlankForgottenComplaints"/>).
/// </summary>
internal sealed class ForgetComplainant(CrmDb db, ComplaintDesk desk, MessageOutbox outbox, Vault vault) : IHandle<PatientErased>
{
    public async Task HandleAsync(PatientErased happened, CancellationToken ct)
    {
        var complaints = await db.Complaints.Include(complaint => complaint.Steps).Include(complaint => complaint.Clocks).Where(complaint => complaint.PatientId == happened.Patient).ToListAsync(ct);
        foreach (var complaint in complaints)
        {
            complaint.Forget(await desk.HandAsync(null, ct), vault.Seal(ComplaintStep.WordsPurpose, ""));
            await outbox.EraseAsync(ComplaintNotices.Source, [ComplaintNotices.KeyOf(complaint, "accepted", ComplaintNotices.Received, null)], ct);
        }
    }
}
