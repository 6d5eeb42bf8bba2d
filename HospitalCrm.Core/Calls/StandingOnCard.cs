using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Somebody was marked as deceased, or grouped, while a call is about him: the card says so at once.</summary>
internal sealed class StandingOnCard(CrmDb db) : IHandle<PatientStandingChanged>
{
    public async Task HandleAsync(PatientStandingChanged happened, CancellationToken ct)
    {
        var numbers = db.ContactNumbers.Where(number => number.PatientId == happened.PatientId).Select(number => number.NumberIndex);
        var live = db.Calls.Where(call => (call.State == CallState.Ringing || call.State == CallState.Answered) && call.DismissedAt == null);
        foreach (var call in await live.Where(call => call.PatientId == happened.PatientId || numbers.Contains(call.NumberIndex)).OrderBy(call => call.StartedAt).Take(20).ToListAsync(ct))
        {
            call.ShowAgain();

            // Nothing in the row changes, but a card with the old version would be taken for the old card.
            db.Entry(call).Property(shown => shown.State).IsModified = true;
        }
    }
}
