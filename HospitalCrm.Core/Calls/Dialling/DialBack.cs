using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>回拨: rings back the number of an own call, or of a missed one, which is taken by that. Whoever called asked to be spoken with: he is not asked whether he may be called.</summary>
public sealed class DialBack(CrmDb db, DialLadder ladder, CallAccess access, MissedCallDesk desk, Vault vault) : IUseCase
{
    public static Permission Requires => CallPermissions.Dial;

    public Task<Id<DialSession>> HandleAsync(Id<CallSession> id, CancellationToken ct = default) => DialAsync(
        async () =>
        {
            var call = await access.OwnAsync(id, ct);

            // Who was dialled is dialled again from his archive, where he may have said that he wants no calls.
            return (call is { Direction: CallDirection.Incoming, Number: { } number } && call.NumberIndex is { } index && DialNumber.CanBe(call.NumberKind)
                ? new(vault.Seal(DialAttempt.NumberPurpose, vault.Open(CallSession.NumberPurpose, number)), index, call.NumberKind, NumberOwner.Self)
                : null, call.PatientId);
        },
        ct);

    public Task<Id<DialSession>> HandleAsync(Id<MissedCall> id, CancellationToken ct = default) => DialAsync(
        async () =>
        {
            await db.LockAsync("missed-calls", ct);
            var missed = await desk.DemandAsync(id, ct);
            if (missed.IsHeldByAnother(desk.StaffNo, desk.Now))
            {
                throw new RuleViolation("Calls.MissedBusy", await desk.NameAsync(missed.LeaseBy, ct));
            }

            missed.Take(desk.StaffNo, desk.Now, desk.Lease);
            var number = vault.Seal(DialAttempt.NumberPurpose, vault.Open(MissedCall.NumberPurpose, missed.Number));
            return (DialNumber.CanBe(missed.NumberKind) ? new(number, missed.NumberIndex, missed.NumberKind, NumberOwner.Self) : null, missed.PatientId);
        },
        ct);

    private async Task<Id<DialSession>> DialAsync(Func<Task<(DialNumber? Number, Id<Patient>? Patient)>> find, CancellationToken ct)
    {
        var line = await ladder.LineAsync(ct) ?? throw new RuleViolation("Calls.DialNoLine");
        var session = default(Id<DialSession>);
        await db.InTransactionAsync(
            async () =>
            {
                var (number, patient) = await find();
                session = await ladder.StartAsync(line, number is null ? [] : [number], patient, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return session;
    }
}
