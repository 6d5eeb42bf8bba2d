using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints;

/// <summary>Rings up whoever complained, at the number he left. He waits for it: he is not asked whether he may be called.</summary>
public sealed class DialComplainant(CrmDb db, ComplaintDesk desk, DialLadder ladder, HospitalProfile hospital, Vault vault) : IUseCase
{
    public static Permission Requires => CallPermissions.Dial;

    public async Task<Id<DialSession>> HandleAsync(Id<Complaint> id, CancellationToken ct = default)
    {
        var complaint = await desk.FindAsync(id, ct);
        if (complaint is null || !ComplaintRules.SeesComplainant(complaint, await desk.ViewerAsync()))
        {
            throw new RuleViolation("Complaints.Missing");
        }

        var line = await ladder.LineAsync(ct) ?? throw new RuleViolation("Calls.DialNoLine");
        var number = PhoneNumbers.Normalise(vault.Open(Complaint.ComplainantPhonePurpose, complaint.ComplainantPhone), hospital.Numbering);
        DialNumber[] numbers = DialNumber.CanBe(number.Kind)
            ? [new(vault.Seal(DialAttempt.NumberPurpose, number.Text), vault.BlindIndex(ContactNumber.IndexPurpose, number.Text), number.Kind, NumberOwner.Self)]
            : [];
        var session = default(Id<DialSession>);
        await db.InTransactionAsync(
            async () =>
            {
                session = await ladder.StartAsync(line, numbers, complaint.PatientId, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return session;
    }
}
