using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Frees the seats of those who may no longer answer: what rings there is nobody's until somebody sits down. The product runs it when rights change.</summary>
public sealed class FreeSeats(CrmDb db, Grants grants) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    /// <returns>How many were freed.</returns>
    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        var lost = new List<Id<SeatLogin>>();
        foreach (var seat in await db.SeatLogins.AsNoTracking().ToListAsync(ct))
        {
            if (!(await grants.OfAsync(seat.StaffNo)).Has(Requires.Code))
            {
                lost.Add(seat.Id);
            }
        }

        if (lost.Count > 0)
        {
            await db.InTransactionAsync(() => db.SeatLogins.Where(seat => lost.Contains(seat.Id)).ExecuteDeleteAsync(ct), ct);
        }

        return lost.Count;
    }
}
