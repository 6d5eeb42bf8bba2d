using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Desk;

/// <summary>Numbers and seats for invented calls (<c>./run --simulate</c>). Refused for a hospital that is not a demo.</summary>
public sealed class ReadDemoNumbers(CrmDb db, Vault vault) : IUseCase
{
    public static Permission Requires => CallPermissions.PushLineEvents;

    public async Task<DemoRinging> HandleAsync(CancellationToken ct = default)
    {
        if (!await db.Installations.AnyAsync(installation => installation.DemoSize != null, ct))
        {
            throw new RuleViolation("Desk.NotADemo");
        }

        var numbers = await db.ContactNumbers.AsNoTracking().OrderBy(number => number.Id).Select(number => number.Number).Take(500).ToListAsync(ct);
        var seats = await db.SeatLogins.AsNoTracking().Select(seat => seat.Extension).ToListAsync(ct);
        return new([.. numbers.Select(number => vault.Open(ContactNumber.NumberPurpose, number))], seats);
    }
}

/// <param name="Seats">The extensions where somebody sits now.</param>
public sealed record DemoRinging(IReadOnlyList<string> Numbers, IReadOnlyList<string> Seats);
