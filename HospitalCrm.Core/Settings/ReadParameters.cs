using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Every parameter with what holds now, the default, and who changed it last.</summary>
public sealed class ReadParameters(CrmDb db, ParameterValues values, ParameterTrail trail) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<IReadOnlyList<ParameterRow>> HandleAsync(CancellationToken ct = default)
    {
        var stored = await db.Parameters.AsNoTracking().ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct);
        var last = await trail.LastAsync(ct);
        return
        [
            .. ParameterCatalogue.All.Select(definition =>
            {
                var (text, usual) = (stored.GetValueOrDefault(definition.Key), values.DefaultOf(definition));
                return new ParameterRow(definition, text, text ?? usual, usual, last.GetValueOrDefault(definition.Key));
            }),
        ];
    }
}
