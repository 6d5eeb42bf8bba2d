using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

public sealed class SetStaffPhoto(CrmDb db, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageStaff;

    /// <param name="file">Null takes the photo away.</param>
    public async Task HandleAsync(Id<StaffMember> id, byte[]? file, CancellationToken ct = default)
    {
        var photo = file is null ? null : StaffPhotoFile.Read(file);
        if (!await db.Staff.AnyAsync(staff => staff.Id == id, ct))
        {
            throw new RuleViolation("Security.Missing");
        }

        var known = await db.StaffPhotos.SingleOrDefaultAsync(known => known.StaffId == id, ct);
        if (photo is null)
        {
            db.StaffPhotos.RemoveRange(known is null ? [] : [known]);
        }
        else if (known is null)
        {
            db.StaffPhotos.Add(new(id, photo, clock.GetUtcNow()));
        }
        else
        {
            known.Replace(photo, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
    }
}
