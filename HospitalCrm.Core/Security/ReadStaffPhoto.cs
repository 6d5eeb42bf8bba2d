using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>A colleague's photo; for everybody who is signed in.</summary>
public sealed class ReadStaffPhoto(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<StaffPhotoFile> HandleAsync(Id<StaffMember> id, CancellationToken ct = default) =>
        await db.StaffPhotos.AsNoTracking().Where(photo => photo.StaffId == id).Select(photo => new StaffPhotoFile(photo.Bytes, photo.ContentType)).SingleOrDefaultAsync(ct)
        ?? throw new RuleViolation("Security.Missing");
}
