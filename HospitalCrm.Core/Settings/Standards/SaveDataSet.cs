using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Standards;

public sealed class SaveDataSet(CrmDb db, StandardBook book, IValidator<DataSetForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(DataSetForm form, CancellationToken ct = default)
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
