using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Deletes vaccines the hospital offered itself and nobody was given, all of them or none. Others are turned off.</summary>
public sealed class RemoveVaccines(CrmDb db) : IUseCase
{
    public static Permission Requires => VaccinePermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<Vaccine>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        await db.InTransactionAsync(
            async () =>
            {
                var known = await db.Vaccines.Where(vaccine => wanted.Contains(vaccine.Id)).ToListAsync(ct);
                if (known.Count < wanted.Count)
                {
                    throw new RuleViolation("Vaccines.Missing");
                }

                var codes = known.ConvertAll(vaccine => vaccine.Code);
                if (known.Find(vaccine => vaccine.IsProgramme) is { } programme)
                {
                    throw new RuleViolation("Vaccines.ProgrammeStays", programme.Name);
                }

                if (await db.KnownDoses.AnyAsync(dose => codes.Contains(dose.Vaccine), ct) || await db.Vaccinations.AnyAsync(dose => codes.Contains(dose.VaccineCode), ct))
                {
                    throw new RuleViolation("Vaccines.InUse");
                }

                db.Vaccines.RemoveRange(known);
                await db.SaveChangesAsync(ct);
                await db.VaccineDues.Where(due => codes.Contains(due.Vaccine)).ExecuteDeleteAsync(ct);
            },
            ct);
    }
}
