using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.After;

/// <summary>What was handed to the actor and is not confirmed, what he handed over today, and to whom he may.</summary>
public sealed class ReadHandovers(CrmDb db, Vault vault, Grants grants, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int Most = 20;

    public static Permission Requires => CallPermissions.Answer;

    public async Task<HandoverSheet> HandleAsync(CancellationToken ct = default)
    {
        var me = actor.Value.StaffNo;
        var today = HospitalZone.StartOf(clock.Today());
        var found = await db.ShiftHandovers.AsNoTracking()
            .Where(handover => (handover.ToNo == me && handover.ConfirmedAt == null) || (handover.FromNo == me && handover.At >= today))
            .OrderByDescending(handover => handover.At)
            .Take(Most)
            .ToListAsync(ct);
        var staff = await db.Staff.AsNoTracking().Where(staff => staff.Extension != null).OrderBy(staff => staff.Extension).Select(staff => new { staff.StaffNo, staff.Name }).ToListAsync(ct);
        var others = found.Select(handover => handover.FromNo == me ? handover.ToNo : handover.FromNo).ToList();
        var names = await db.Staff.AsNoTracking().Where(staff => others.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        var colleagues = new List<HandoverChoice>();
        foreach (var one in staff.Where(one => one.StaffNo != me))
        {
            // Held in memory: this asks no database.
            if ((await grants.OfAsync(one.StaffNo)).Has(CallPermissions.Answer.Code))
            {
                colleagues.Add(new(one.StaffNo, one.Name));
            }
        }

        return new(
            [.. found.Select(handover => new HandoverLine(
                handover.Id,
                handover.ToNo == me,
                names.GetValueOrDefault(handover.ToNo == me ? handover.FromNo : handover.ToNo, ""),
                vault.Open(ShiftHandover.NotePurpose, handover.Note),
                handover.Missed,
                handover.Owed,
                handover.At,
                handover.ConfirmedAt))],
            colleagues);
    }
}

public sealed record HandoverSheet(IReadOnlyList<HandoverLine> Lines, IReadOnlyList<HandoverChoice> Colleagues);

/// <param name="IsForMe">Handed to the actor; else handed over by him.</param>
/// <param name="Other">The colleague's name.</param>
public sealed record HandoverLine(Id<ShiftHandover> Id, bool IsForMe, string Other, string Note, int Missed, int Owed, DateTimeOffset At, DateTimeOffset? ConfirmedAt);

public sealed record HandoverChoice(string StaffNo, string Name);
