using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>An edition of the programme as it came with the product, where it comes from, and whether the hospital has confirmed it.</summary>
public sealed class ReadSchedule(CrmDb db, ParameterValues parameters) : IUseCase
{
    public static Permission Requires => VaccinePermissions.View;

    /// <param name="edition">Null: the one in force.</param>
    public async Task<ScheduleReading> HandleAsync(string? edition = null, CancellationToken ct = default)
    {
        var inForce = parameters.Get(VaccineParameters.Edition);
        var asked = edition is null ? inForce : VaccineSchedule.Editions.Contains(edition) ? edition : throw new RuleViolation("Vaccines.UnknownEdition", edition);
        var mark = await db.VaccineEditions.AsNoTracking().FirstOrDefaultAsync(known => known.Edition == asked, ct);
        var by = mark?.ConfirmedBy;
        var names = await db.Vaccines.AsNoTracking().ToDictionaryAsync(vaccine => vaccine.Code, vaccine => vaccine.Name, ct);
        return new(asked, asked == inForce, [.. VaccineSchedule.Of(asked).Select(dose => new ScheduleLine(dose, names.GetValueOrDefault(dose.Key.Vaccine) ?? VaccineSchedule.Vaccines.First(words => words.Code == dose.Key.Vaccine).Name))])
        {
            ConfirmedBy = by is null ? null : await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == by).Select(staff => staff.Name).FirstOrDefaultAsync(ct) ?? by,
            ConfirmedAt = mark?.ConfirmedAt,
            MayTell = mark?.ConfirmedAt is not null || !parameters.Get(VaccineParameters.OnlyConfirmed),
        };
    }
}

public sealed record ScheduleReading(string Edition, bool IsInForce, IReadOnlyList<ScheduleLine> Lines)
{
    /// <summary>Null: 待院方核对.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    public string? ConfirmedBy { get; init; }

    /// <summary>Families are written to by it.</summary>
    public bool MayTell { get; init; }
}

public sealed record ScheduleLine(ScheduleDose Dose, string Name);
