using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Refuses a change of rights that would join administrations which exclude each other, give the changer himself more than he has, or
/// take a right nobody can do without from its last holder. Called inside the transaction of the change, before it is written.
/// </summary>
public sealed class RightsGuard(CrmDb db, CurrentActor actor, SignInClock clock) : IRoomPart
{
    /// <summary>Without somebody who holds these, the hospital could not help itself any more.</summary>
    public static readonly IReadOnlyList<Permission> Needed =
        [SecurityPermissions.ManageStaff, SecurityPermissions.ManageRoles, SecurityPermissions.AssignRoles, SecurityPermissions.ViewAudit];

    /// <param name="change">Does to the picture what is about to be done to the database.</param>
    public async Task DemandAsync(Action<RightsPicture> change, CancellationToken ct)
    {
        await WaitAsync(ct);
        await LookAsync(change, ct);
    }

    /// <summary>Two changes at once wait for each other here: each must see what the other did.</summary>
    public Task WaitAsync(CancellationToken ct) =>
        db.AccessStamps.ExecuteUpdateAsync(set => set.SetProperty(stamp => stamp.Rights, stamp => stamp.Rights + 1), ct);

    /// <summary>The same for who waited already.</summary>
    public async Task LookAsync(Action<RightsPicture> change, CancellationToken ct)
    {
        var picture = await RightsPicture.ReadAsync(db, clock.Value.GetUtcNow(), ct);
        var me = await db.Staff.Where(staff => staff.StaffNo == actor.Value.StaffNo).Select(staff => (Id<StaffMember>?)staff.Id).SingleOrDefaultAsync(ct);
        var mine = me is { } self ? picture.ScopesOf(self) : [];
        var holders = Needed.ToDictionary(right => right, right => picture.Holders(right.Code));
        var joined = picture.Joined();
        var crooked = Crooked(picture);

        change(picture);
        if (Crooked(picture).FirstOrDefault(role => !crooked.Contains(role)) is { Exclusion: not null } broken)
        {
            throw new RuleViolation(broken.Exclusion.Code, broken.Exclusion.One, broken.Exclusion.Other);
        }

        await DemandSeparateAsync(picture.Joined().Where(one => !joined.ContainsKey(one.Key)).ToList(), ct);
        if (actor.Value.Kind == ActorKind.Staff && me is { } changer && picture.ScopesOf(changer).Any(right => !mine.TryGetValue(right.Key, out var had) || right.Value > had))
        {
            throw new RuleViolation("Security.NotToOneself");
        }

        if (Needed.FirstOrDefault(right => holders[right] > 0 && picture.Holders(right.Code) == 0) is { } lost)
        {
            throw new RuleViolation("Security.LastHolder", lost);
        }
    }

    private static List<(Id<Role> Role, Exclusion Exclusion)> Crooked(RightsPicture picture) =>
        [.. picture.Rights.Select(role => (role.Key, Exclusions.Find(role.Value.Keys))).Where(role => role.Item2 is not null).Select(role => (role.Key, role.Item2!))];

    private async Task DemandSeparateAsync(List<KeyValuePair<Id<StaffMember>, Exclusion>> joined, CancellationToken ct)
    {
        if (joined is [var (staff, exclusion), ..])
        {
            var name = await db.Staff.Where(one => one.Id == staff).Select(one => one.Name).SingleOrDefaultAsync(ct);
            throw new RuleViolation(exclusion.Code + "For", name ?? "", exclusion.One, exclusion.Other);
        }
    }
}
