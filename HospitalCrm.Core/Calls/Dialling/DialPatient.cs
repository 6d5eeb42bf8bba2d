using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>
/// 双击拨号: dials somebody's numbers in turn (S2-3.4), the pressed one first, else the default one. The ladder is one person's: from the
/// patient's own numbers it never goes on to a relative, who is rung up only when somebody presses his number.
/// </summary>
public sealed class DialPatient(CrmDb db, DialLadder ladder, PatientSight sight, ConsentBook consents, Vault vault) : IUseCase
{
    /// <summary>More is no ladder any more.</summary>
    public const int Most = 5;

    public static Permission Requires => CallPermissions.Dial;

    public async Task<Id<DialSession>> HandleAsync(Id<Patient> patient, Id<ContactNumber>? first = null, CancellationToken ct = default)
    {
        await sight.DemandAsync(patient, ct);
        await DemandWillingAsync(patient, ct);
        var line = await ladder.LineAsync(ct) ?? throw new RuleViolation("Calls.DialNoLine");
        var session = default(Id<DialSession>);
        await db.InTransactionAsync(
            async () =>
            {
                session = await ladder.StartAsync(line, await NumbersAsync(patient, first, ct), patient, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return session;
    }

    private async Task DemandWillingAsync(Id<Patient> patient, CancellationToken ct)
    {
        var answer = await consents.MayContactAsync(patient, ConsentChannel.Phone, ConsentPurpose.Service, ct);
        if (!answer.May)
        {
            throw new RuleViolation(answer.Reason == ContactReason.Deceased ? "Calls.DialDeceased" : "Calls.DialUnwanted");
        }
    }

    private async Task<List<DialNumber>> NumbersAsync(Id<Patient> patient, Id<ContactNumber>? first, CancellationToken ct)
    {
        var person = db.Patients.Where(known => known.Id == patient).Select(known => known.PersonId);
        var records = db.Patients.Where(known => person.Contains(known.PersonId)).Select(known => known.Id);
        var numbers = await db.ContactNumbers.AsNoTracking().Where(number => records.Contains(number.PatientId)).ToListAsync(ct);
        var pressed = first is null ? null : numbers.Find(number => number.Id == first) ?? throw new RuleViolation("Patients.NumberMissing");
        var whose = pressed is not null ? pressed.ContactPersonId : numbers.Find(number => number.ContactPersonId is null) is null ? numbers.MinBy(number => number.Priority)?.ContactPersonId : null;
        return
        [
            .. numbers
                .Where(number => number == pressed || (number.ContactPersonId == whose && number.DeadAt is null))
                .OrderBy(number => number != pressed)
                .ThenBy(number => number.PatientId != patient)
                .ThenBy(number => number.Priority)
                .ThenBy(number => number.Id)
                .DistinctBy(number => Convert.ToHexString(number.NumberIndex))
                .Where(number => DialNumber.CanBe(number.Kind))
                .Take(Most)
                .Select(number => new DialNumber(vault.Seal(DialAttempt.NumberPurpose, vault.Open(ContactNumber.NumberPurpose, number.Number)), number.NumberIndex, number.Kind, number.Owner)),
        ];
    }
}
