using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Web.Parts;

/// <summary>Whether numbers can be dialled from this circuit's seat, asked once for all numbers of a page, and the dialling itself.</summary>
public sealed class PhoneDoor(UseCaseRunner run, TimeProvider clock)
{
    /// <summary>As long as a page takes to draw its numbers; a line that comes back is offered with the next page.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private Task<bool> _asked = Task.FromResult(false);
    private long _askedStamp;
    private string _askedBy = "";

    public Task<bool> IsOpenAsync(Actor actor)
    {
        if (_askedStamp == 0 || _askedBy != actor.StaffNo || clock.GetElapsedTime(_askedStamp) > Lifetime)
        {
            (_askedStamp, _askedBy, _asked) = (clock.GetTimestamp(), actor.StaffNo, AskAsync(actor));
        }

        return _asked;
    }

    /// <returns>Why not; null when the card is on its way.</returns>
    public async Task<Problem?> DialAsync(Actor actor, PhoneTarget target) => target switch
    {
        { Patient: { } patient } => (await run.RunAsync(actor, (DialPatient use) => use.HandleAsync(patient, target.Number))).Problem,
        { Missed: { } missed } => (await run.RunAsync(actor, (DialBack use) => use.HandleAsync(new Id<MissedCall>(missed)))).Problem,
        { Call: { } call } => (await run.RunAsync(actor, (DialBack use) => use.HandleAsync(new Id<CallSession>(call)))).Problem,
        { Complaint: { } complaint } => (await run.RunAsync(actor, (DialComplainant use) => use.HandleAsync(new Id<Complaint>(complaint)))).Problem,
        { Inquiry: { } inquiry } => (await run.RunAsync(actor, (DialInquirer use) => use.HandleAsync(new Id<Inquiry>(inquiry)))).Problem,
        _ => null,
    };

    // Asked of the right first: a refusal would be written down as an attempt.
    private async Task<bool> AskAsync(Actor actor) =>
        await run.MayAsync(actor, CallPermissions.Dial) && (await run.RunAsync(actor, (MayDial use) => use.HandleAsync())).Value;
}

/// <summary>Whose number it is: an archive's (and which), a missed call's, a call's, a complaint's, or an inquiry's. Never the number itself. Every room that shows numbers names one, so it says no word of the rooms that know calls.</summary>
public sealed record PhoneTarget(Id<Patient>? Patient = null, Id<ContactNumber>? Number = null, Guid? Missed = null, Guid? Call = null, Guid? Complaint = null, Guid? Inquiry = null);
