using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>What an agent learns of a number: it is dead, it works (again), several use it, or one does.</summary>
public sealed class MarkNumber(CrmDb db, PatientSight sight, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.Edit;

    public async Task HandleAsync(Id<ContactNumber> id, NumberMark mark, CancellationToken ct = default)
    {
        var number = await db.ContactNumbers.SingleOrDefaultAsync(number => number.Id == id, ct) ?? throw new RuleViolation("Patients.NumberMissing");
        await sight.DemandAsync(number.PatientId, ct);
        var now = clock.GetUtcNow();
        switch (mark)
        {
            case NumberMark.Dead:
                number.Die(now);
                break;
            case NumberMark.Works:
                number.Work(now);
                break;
            default:
                number.Share(mark == NumberMark.Shared);
                break;
        }

        await db.SaveChangesAsync(ct);
    }
}

public enum NumberMark
{
    Dead,
    Works,
    Shared,
    NotShared,
}
