using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

public sealed class SaveDepartment(CrmDb db, DepartmentBook book, IValidator<DepartmentForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(DepartmentForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await db.InTransactionAsync(
            async () =>
            {
                await book.PutAsync(form, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
