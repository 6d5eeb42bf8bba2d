using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters;

/// <summary>The hospital's figures by day, for those who report them. Reads only.</summary>
public sealed class DailyFigures(CrmDb db) : IRoomPart
{
    /// <summary>By day and code; of several systems the one that knew last.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, DailyFigure>>> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = await db.DailyFigures.AsNoTracking().Where(figure => figure.On >= from && figure.On <= to).ToListAsync(ct);
        return rows.GroupBy(figure => figure.On).ToDictionary(
            day => day.Key,
            IReadOnlyDictionary<string, DailyFigure> (day) => day.GroupBy(figure => figure.Code).ToDictionary(code => code.Key, code => code.OrderByDescending(figure => figure.AsOf).ThenBy(figure => figure.SourceCode, StringComparer.Ordinal).First(), StringComparer.Ordinal));
    }
}
