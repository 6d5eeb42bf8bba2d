using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>To whom the reader may give follow-ups.</summary>
public sealed class ReadAssignees(FollowUpSight sight, WardDesk desk) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Assign;

    public async Task<IReadOnlyList<WardChoice>> HandleAsync(CancellationToken ct = default) =>
        await desk.Callers(await sight.ReachAsync(FollowUpPermissions.Assign)).OrderBy(staff => staff.StaffNo).Select(staff => new WardChoice(staff.StaffNo, staff.Name)).ToListAsync(ct);
}
