using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Standards;

public sealed class SaveValueDomain(CrmDb db, StandardBook book, IValidator<ValueDomainForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(ValueDomainForm form, CancellationToken ct = default)
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
