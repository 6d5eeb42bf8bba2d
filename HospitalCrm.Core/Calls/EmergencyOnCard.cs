using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Whoever opened a restricted archive during a call sees it on the card too, and no longer once the access was found wrong.</summary>
internal sealed class EmergencyOnCard(CrmDb db) : IHandle<EmergencyOpened>, IHandle<EmergencyJudged>
{
    public Task HandleAsync(EmergencyOpened happened, CancellationToken ct) => ShowAsync(happened.StaffNo, happened.PatientId, ct);

    public Task HandleAsync(EmergencyJudged happened, CancellationToken ct) => ShowAsync(happened.StaffNo, happened.PatientId, ct);

    private async Task ShowAsync(string staffNo, Id<Patient> patient, CancellationToken ct)
    {
        var live = db.Calls.Where(call => (call.State == CallState.Ringing || call.State == CallState.Answered) && (call.AgentNo == staffNo || call.IsShared) && call.DismissedAt == null);
        foreach (var call in (await live.Where(call => call.PatientId == patient).OrderBy(call => call.StartedAt).Take(20).ToListAsync(ct)).Where(call => call.Agents.Contains(staffNo)))
        {
            call.ShowAgain();

            // Nothing in the row changes, but a card with the old version would be taken for the old card.
            db.Entry(call).Property(shown => shown.State).IsModified = true;
        }
    }
}
