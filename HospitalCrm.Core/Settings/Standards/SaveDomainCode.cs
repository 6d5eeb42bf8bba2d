using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Standards;

public sealed class SaveDomainCode(CrmDb db, StandardBook book, IValidator<DomainCodeForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(DomainCodeForm form, CancellationToken ct = default)
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
