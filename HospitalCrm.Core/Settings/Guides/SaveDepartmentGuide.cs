using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Guides;

/// <summary>Writes how a patient finds a department.</summary>
public sealed class SaveDepartmentGuide(CrmDb db, GuideBook book, IValidator<DepartmentGuideForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.ManageGuides;

    public async Task HandleAsync(DepartmentGuideForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await db.InTransactionAsync(
            async () =>
            {
                await book.GuideAsync(form.Code.Trim(), form.Guide, form.Version, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
