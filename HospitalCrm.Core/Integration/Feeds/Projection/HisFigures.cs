using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>日指标: figures of the whole hospital, about nobody.</summary>
public sealed class HisFigures(CrmDb db) : IRoomPart
{
    internal async Task ApplyAsync(HisBatch batch, CancellationToken ct)
    {
        var items = batch.Of("daily_indicator");
        var ids = items.Select(item => item.LocalId).OfType<Guid>().Select(id => new Id<DailyFigure>(id)).ToList();
        var known = ids.Count == 0 ? [] : await db.DailyFigures.Where(figure => ids.Contains(figure.Id)).ToDictionaryAsync(figure => figure.Id, ct);
        foreach (var item in items)
        {
            var record = item.Record;
            if (record.Number("value") is not { } value || record.Date("stat_date") is not { } on)
            {
                batch.Fail(item, "no-figure");
                continue;
            }

            var figure = item.LocalId is { } id ? known.GetValueOrDefault(new(id)) : null;
            if (figure is null)
            {
                figure = new(batch.Source, on, record.Needed("code"));
                db.DailyFigures.Add(figure);
            }

            figure.Stand(value, record.Time("as_of") ?? record.UpdatedAt);
            batch.Done(item, figure.Id.Value);
        }
    }
}
