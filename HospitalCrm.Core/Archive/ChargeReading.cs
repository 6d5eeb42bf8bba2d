using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>费用档案 of one person's records. Sums are the database's own, exact to the thousandth; a refund is a row with a negative amount and nets itself.</summary>
public sealed class ChargeReading(CrmDb db, ArchiveRecords records, TimeProvider clock) : IRoomPart
{
    public const int PageSize = 50;

    public async Task<ChargePage> ReadAsync(IReadOnlyList<Id<Patient>?> patients, ChargeQuery query, int size = PageSize, CancellationToken ct = default)
    {
        var charges = Of(patients);
        if (query.Source is { } source)
        {
            charges = charges.Where(charge => charge.Source == source);
        }

        if (query.Year is { } year)
        {
            var (from, to) = (StartOf(year), StartOf(year + 1));
            charges = charges.Where(charge => charge.ChargedAt >= from && charge.ChargedAt < to);
        }

        if (query.UnsettledOnly)
        {
            charges = charges.Where(charge => charge.SettleKind == null);
        }

        if (query.After is { At: var at })
        {
            charges = charges.Where(charge => charge.ChargedAt <= at);
        }

        var rows = await Rows(charges.OrderByDescending(charge => charge.ChargedAt).Take(size + 1 + (query.After?.Shown.Count ?? 0))).ToListAsync(ct);
        rows.RemoveAll(charge => query.After?.Shown.Contains(charge.Id.Value) == true);
        var staff = await records.StaffAsync(rows.Select(charge => charge.DoctorNo), ct);
        var refunded = await RefundedAsync(patients, rows, ct);
        return new([.. rows.Take(size).Select(charge => charge with { Doctor = charge.DoctorNo is { } number ? staff.GetValueOrDefault(number, number) : null, IsRefunded = refunded.Contains(charge.SourceKey) })], rows.Count > size);
    }

    /// <summary>Those among the rows that a refund names: one look through the person's charges, not one a row.</summary>
    private async Task<HashSet<string>> RefundedAsync(IReadOnlyList<Id<Patient>?> patients, List<ChargeRow> rows, CancellationToken ct)
    {
        var keys = rows.Where(charge => !charge.IsRefund).Select(charge => charge.SourceKey).ToList();
        return keys.Count == 0 ? [] : [.. await Of(patients).Where(charge => charge.RefundOf != null && keys.Contains(charge.RefundOf)).Select(charge => charge.RefundOf!).ToListAsync(ct)];
    }

    public async Task<ChargeTotals> TotalsAsync(IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var thisYear = clock.Today().Year;
        var charges = Of(patients);
        var yearAgo = now.AddMonths(-12);
        var first = await charges.MinAsync(charge => charge.ChargedAt, ct);
        var years = new List<YearOfCharges>();
        for (var year = thisYear + 1; first is { } began && year >= HospitalZone.Local(began).Year; year--)
        {
            if (await YearAsync(charges, year, ct) is { } known)
            {
                years.Add(known);
            }
        }

        return new(
            years.Sum(year => year.Total),
            years.Where(year => year.Year == thisYear).Sum(year => year.Total),
            await charges.Where(charge => charge.ChargedAt > yearAgo && charge.ChargedAt <= now).SumAsync(charge => charge.Amount, ct),
            await charges.Where(charge => charge.SettleKind == null).SumAsync(charge => charge.Amount, ct),
            -await charges.Where(charge => charge.Amount < 0).SumAsync(charge => charge.Amount, ct),
            years);
    }

    private IQueryable<Charge> Of(IReadOnlyList<Id<Patient>?> patients) => db.Charges.AsNoTracking().Where(charge => patients.Contains(charge.PatientId) && charge.ChargedAt != null);

    private static async Task<YearOfCharges?> YearAsync(IQueryable<Charge> charges, int year, CancellationToken ct)
    {
        var (from, to) = (StartOf(year), StartOf(year + 1));
        var sums = await charges.Where(charge => charge.ChargedAt >= from && charge.ChargedAt < to)
            .GroupBy(charge => charge.Source)
            .Select(group => new { group.Key, Total = group.Sum(charge => charge.Amount) })
            .ToDictionaryAsync(group => group.Key, group => group.Total, ct);
        return sums.Count == 0 ? null : new(year, sums.Values.Sum(), sums);
    }

    private static IQueryable<ChargeRow> Rows(IQueryable<Charge> charges) => charges.Select(charge => new ChargeRow
    {
        Id = charge.Id,
        At = charge.ChargedAt!.Value,
        Source = charge.Source,
        ItemName = charge.ItemName,
        Category = charge.CategoryName,
        UnitPrice = charge.UnitPrice,
        Quantity = charge.Quantity,
        Amount = charge.Amount,
        DoctorNo = charge.DoctorNo,
        SettleKind = charge.SettleKind,
        SettledAt = charge.SettledAt,
        IsRefund = charge.RefundOf != null || charge.Amount < 0,
        SourceKey = charge.SourceKey,
    });

    private static DateTimeOffset StartOf(int year) => HospitalZone.StartOf(new(year, 1, 1));
}
