using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Inquiries;

/// <summary>Rings up whoever asked, at the number he left: he waits for his answer.</summary>
public sealed class DialInquirer(CrmDb db, InquiryDesk desk, DialLadder ladder, HospitalProfile hospital, Vault vault) : IUseCase
{
    public static Permission Requires => CallPermissions.Dial;

    public async Task<Id<DialSession>> HandleAsync(Id<Inquiry> id, CancellationToken ct = default)
    {
        var inquiry = await desk.DemandAsync(id, ct);
        if (!await desk.SeesCallerAsync(inquiry))
        {
            throw new RuleViolation("Inquiries.Missing");
        }

        var line = await ladder.LineAsync(ct) ?? throw new RuleViolation("Calls.DialNoLine");
        var number = PhoneNumbers.Normalise(vault.Open(Inquiry.PhonePurpose, inquiry.Phone), hospital.Numbering);
        DialNumber[] numbers = DialNumber.CanBe(number.Kind)
            ? [new(vault.Seal(DialAttempt.NumberPurpose, number.Text), vault.BlindIndex(ContactNumber.IndexPurpose, number.Text), number.Kind, NumberOwner.Self)]
            : [];
        var session = default(Id<DialSession>);
        await db.InTransactionAsync(
            async () =>
            {
                session = await ladder.StartAsync(line, numbers, inquiry.PatientId, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return session;
    }
}
