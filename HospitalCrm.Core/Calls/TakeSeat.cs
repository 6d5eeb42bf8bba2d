using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Sits down at an extension. Taking an occupied seat wants <c>evenIfTaken</c>, which the page asks for.</summary>
public sealed class TakeSeat(CrmDb db, SeatPlan seats, CurrentActor actor) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<string> HandleAsync(string extension, bool evenIfTaken, CancellationToken ct = default)
    {
        extension = extension.Trim();
        if (extension.Length is 0 or > 16 || !extension.All(char.IsAsciiDigit))
        {
            throw new RuleViolation("Calls.BadExtension");
        }

        await db.InTransactionAsync(() => SitAsync(extension, evenIfTaken, ct), ct);
        return extension;
    }

    private async Task SitAsync(string extension, bool evenIfTaken, CancellationToken ct)
    {
        var staff = await db.Staff.SingleAsync(staff => staff.StaffNo == actor.Value.StaffNo, ct);
        if (!evenIfTaken && await seats.AgentAtAsync(extension, ct) is { } taken && taken != staff.StaffNo)
        {
            throw new RuleViolation("Calls.SeatTaken", extension, await db.Staff.Where(other => other.StaffNo == taken).Select(other => other.Name).FirstOrDefaultAsync(ct) ?? taken);
        }

        await seats.TakeAsync(extension, staff, ct);
        await db.SaveChangesAsync(ct);
    }
}
