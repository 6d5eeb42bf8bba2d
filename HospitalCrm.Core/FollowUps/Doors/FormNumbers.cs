using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>Whose mobile a follow-up's message goes to: 短信接收人, else his own, else a child's first contact. Never a shared one.</summary>
public sealed class FormNumbers(CrmDb db, Vault vault) : IRoomPart
{
    public async Task<string?> OfAsync(Id<Patient> patient, bool isChild, CancellationToken ct)
    {
        var numbers = await db.ContactNumbers.AsNoTracking()
            .Where(number => number.PatientId == patient && number.Kind == PhoneKind.Mobile && number.DeadAt == null && number.Owner != NumberOwner.Shared)
            .ToListAsync(ct);
        var best = numbers
            .Where(number => number.IsRecipient || number.Owner == NumberOwner.Self || isChild)
            .OrderByDescending(number => number.IsRecipient)
            .ThenBy(number => number.Owner != NumberOwner.Self)
            .ThenBy(number => number.Priority)
            .FirstOrDefault();
        return best is null ? null : vault.Open(ContactNumber.NumberPurpose, best.Number);
    }
}
