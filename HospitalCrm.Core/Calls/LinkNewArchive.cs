using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>An archive was saved for an unknown number: the live calls from that number, and the call it was made from, now belong to it.</summary>
internal sealed class LinkNewArchive(CrmDb db, CallAccess access) : IHandle<PatientRegistered>, IHandle<PatientNumbersAdded>
{
    public Task HandleAsync(PatientRegistered happened, CancellationToken ct) => LinkAsync(happened.PatientId, happened.NumberIndexes, happened.FromCall, ct);

    public Task HandleAsync(PatientNumbersAdded happened, CancellationToken ct) => LinkAsync(happened.PatientId, happened.NumberIndexes, null, ct);

    private async Task LinkAsync(Id<Patient> patient, IReadOnlyList<byte[]> numbers, Guid? fromCall, CancellationToken ct)
    {
        foreach (var call in await UnknownCallsAsync(numbers, fromCall, ct))
        {
            call.LinkTo(patient);
            foreach (var record in await db.ContactRecords.Where(record => record.CallId == call.Id).ToListAsync(ct))
            {
                record.LinkTo(patient);
            }
        }
    }

    private async Task<List<CallSession>> UnknownCallsAsync(IReadOnlyList<byte[]> numbers, Guid? fromCall, CancellationToken ct)
    {
        var calls = new List<CallSession>();
        foreach (var number in numbers)
        {
            calls.AddRange(await db.Calls
                .Where(call => call.NumberIndex == number && call.Match == CallMatch.Unknown && (call.State == CallState.Ringing || call.State == CallState.Answered))
                .ToListAsync(ct));
        }

        if (fromCall is { } key && await db.Calls.SingleOrDefaultAsync(call => call.Id == new Id<CallSession>(key), ct) is { PatientId: null } made)
        {
            if (!await access.MayTouchAsync(made))
            {
                throw new RuleViolation("Calls.NotYours");
            }

            calls.Add(made);
        }

        return [.. calls.Distinct()];
    }
}
