using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

public sealed class ReadVaccine(CrmDb db) : IUseCase
{
    public static Permission Requires => VaccinePermissions.View;

    public async Task<VaccineForm> HandleAsync(Id<Vaccine> id, CancellationToken ct = default)
    {
        var known = await db.Vaccines.AsNoTracking().SingleOrDefaultAsync(vaccine => vaccine.Id == id, ct) ?? throw new RuleViolation("Vaccines.Missing");
        return new()
        {
            Id = id.Value,
            Version = known.Version,
            Number = known.Number,
            IsProgramme = known.IsProgramme,
            Name = known.Name,
            Purpose = known.Purpose,
            Cautions = known.Cautions,
            Months = known.Months,
            Intervals = known.Intervals,
            NotFromMonths = known.NotFromMonths?.ToString(CultureInfo.InvariantCulture) ?? "",
            DomesticPrice = Written(known.DomesticPrice),
            ImportedPrice = Written(known.ImportedPrice),
            IsOff = known.IsOff,
        };
    }

    private static string Written(decimal? price) => price?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
