using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    /// <summary>Counts <see cref="AccessStamp"/> up in the transaction that changes who may do what, so that every other process sees it.</summary>
    private async Task RaiseAccessStampAsync(IEnumerable<EntityEntry> changed, CancellationToken ct)
    {
        var (rights, sessions) = (0L, 0L);
        foreach (var entry in changed)
        {
            switch (entry.Entity)
            {
                case Grant or StaffRole:
                case StaffMember when entry.State != EntityState.Added:
                case Account when entry.State == EntityState.Modified && entry.Property(nameof(Account.LockoutEnd)).IsModified:
                    rights = 1;
                    break;
                case SignInSession when entry.State == EntityState.Modified && entry.Property(nameof(SignInSession.EndedAt)).IsModified:
                    sessions = 1;
                    break;
                default:
                    break;
            }
        }

        if (rights + sessions > 0)
        {
            await AccessStamps.ExecuteUpdateAsync(
                set => set.SetProperty(stamp => stamp.Rights, stamp => stamp.Rights + rights).SetProperty(stamp => stamp.Sessions, stamp => stamp.Sessions + sessions),
                ct);
        }
    }
}
