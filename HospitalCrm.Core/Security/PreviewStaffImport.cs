using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Says what an import would do, row by row, and changes nothing.</summary>
public sealed class PreviewStaffImport(StaffImportCheck check) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageStaff;

    public Task<IReadOnlyList<StaffImportRow>> HandleAsync(IReadOnlyList<StaffEntry> entries, CancellationToken ct = default) => check.CheckAsync(entries, ct);
}
