using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

public sealed class ReadCodeItem(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<CodeItemForm> HandleAsync(string table, Id<CodeItem> id, CancellationToken ct = default)
    {
        var item = await db.CodeItems.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id && item.TableCode == table, ct) ?? throw new RuleViolation("Settings.Missing");
        return new()
        {
            Id = id.Value,
            Version = item.Version,
            Table = item.TableCode,
            Code = item.Code,
            Name = item.Name,
            Value = item.Value?.ToString(CultureInfo.InvariantCulture),
            IsEnabled = item.IsEnabled,
            Note = item.Note,
        };
    }
}
