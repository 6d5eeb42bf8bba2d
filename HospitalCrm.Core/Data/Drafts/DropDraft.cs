using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Drafts;

/// <summary>The form was saved, or its draft put away.</summary>
public sealed class DropDraft(CrmDb db, CurrentActor actor) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public Task HandleAsync(string key, CancellationToken ct = default)
    {
        var staffNo = actor.Value.StaffNo;
        return db.InTransactionAsync(() => db.Drafts.Where(kept => kept.StaffNo == staffNo && kept.Key == key).ExecuteDeleteAsync(ct), ct);
    }
}
