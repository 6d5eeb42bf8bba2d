using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>
/// The agent says whose call it is: chosen among several on one number, or a wrong match mended. Remembered for this call only. Who has the
/// caller's number stands on the card; anybody else must be open to the agent, or linking would open him.
/// </summary>
public sealed class LinkCaller(CrmDb db, CallAccess access, PatientSight sight) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<bool> HandleAsync(Id<CallSession> id, Id<Patient> patient, CancellationToken ct = default)
    {
        var call = await access.OwnAsync(id, ct);
        if (call.NumberIndex is not { } index || !await db.ContactNumbers.AnyAsync(number => number.NumberIndex == index && number.PatientId == patient, ct))
        {
            await sight.DemandAsync(patient, ct);
        }

        await db.InTransactionAsync(() => LinkAsync(id, patient, ct), ct);
        return true;
    }

    private async Task LinkAsync(Id<CallSession> id, Id<Patient> patient, CancellationToken ct)
    {
        var call = await access.OwnAsync(id, ct);
        if (!await db.Patients.AnyAsync(known => known.Id == patient, ct))
        {
            throw new RuleViolation("Patients.Missing");
        }

        call.LinkTo(patient);
        foreach (var record in await db.ContactRecords.Where(record => record.CallId == id).ToListAsync(ct))
        {
            record.LinkTo(patient);
        }

        await db.SaveChangesAsync(ct);
    }
}
