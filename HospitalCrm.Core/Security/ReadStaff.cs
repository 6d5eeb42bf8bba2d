using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

public sealed class ReadStaff(CrmDb db, Vault vault) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewStaff;

    public async Task<StaffCard> HandleAsync(Id<StaffMember> id, CancellationToken ct = default)
    {
        var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(staff => staff.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        var roles = await (
            from held in db.StaffRoles
            where held.StaffId == id
            join role in db.Roles on held.RoleId equals role.Id
            orderby role.Order
            select role.Name).ToListAsync(ct);
        return new(Form(staff), roles, staff.LeftAt, await db.StaffPhotos.AnyAsync(photo => photo.StaffId == id, ct));
    }

    private StaffForm Form(StaffMember staff) => new()
    {
        Id = staff.Id.Value,
        Version = staff.Version,
        StaffNo = staff.StaffNo,
        Name = staff.Name,
        Department = staff.DepartmentCode,
        Ward = staff.WardCode,
        Extension = staff.Extension,
        MobileMask = MaskPhone(vault.Open(StaffMember.MobilePurpose, staff.Mobile)),
        EmailMask = MaskAddress(vault.Open(StaffMember.EmailPurpose, staff.Email)),
        IsComplainable = staff.IsComplainable,
        IsEvaluable = staff.IsEvaluable,
    };

    private static string? MaskPhone(string? number) => number is { Length: > 7 } ? $"{number[..3]}****{number[^4..]}" : number is null ? null : "****";

    private static string? MaskAddress(string? address) => address?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{address[0]}***{address[at..]}" : null;
}
