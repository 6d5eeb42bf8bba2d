using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Guides;

public sealed class SaveExamItem(CrmDb db, GuideBook book, IValidator<ExamItemForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.ManageGuides;

    public async Task HandleAsync(ExamItemForm form, CancellationToken ct = default)
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
