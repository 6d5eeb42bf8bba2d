using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>Adds an item to a dictionary, or changes one.</summary>
public sealed class SaveCodeItem(CrmDb db, CodeBook book, IValidator<CodeItemForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(CodeItemForm form, CancellationToken ct = default)
    {
        var table = CodeTables.Find(form.Table) ?? throw new RuleViolation("Settings.Missing");
        await validator.CheckAsync(form, ct);
        await db.InTransactionAsync(
            async () =>
            {
                await book.PutAsync(table, [form], ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
