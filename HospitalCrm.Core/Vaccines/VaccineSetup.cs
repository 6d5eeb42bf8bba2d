using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>The vaccines a hospital starts with. Runs at every start; what the hospital wrote stays. Samples that are paid for are turned off: it decides which it offers, and at what price.</summary>
public sealed class VaccineSetup(CrmDb db) : IRoomPart
{
    public async Task InstallAsync(CancellationToken ct)
    {
        var editions = await db.VaccineEditions.Select(edition => edition.Edition).ToListAsync(ct);
        db.VaccineEditions.AddRange(VaccineSchedule.Editions.Except(editions).Select(edition => new VaccineEdition(edition)));
        var known = await db.Vaccines.Select(vaccine => new { vaccine.Code, vaccine.Number }).ToListAsync(ct);
        var number = known.Select(vaccine => vaccine.Number).DefaultIfEmpty().Max();
        foreach (var words in VaccineSchedule.Vaccines.Where(words => known.TrueForAll(vaccine => vaccine.Code != words.Code)))
        {
            db.Vaccines.Add(new Vaccine(++number, words.Code, words.IsProgramme)
                .Describe(words.Name, words.Purpose, words.Cautions)
                .Schedule(OwnDoses.Write(words.Doses.Select(dose => dose.Months)), words.IsProgramme ? "" : OwnDoses.Write(words.Doses.Skip(1).Select(dose => dose.Interval?.Amount ?? 0)), words.IsProgramme ? null : words.Doses.Max(dose => dose.NotFromMonths))
                .Price(words.IsProgramme ? null : words.DomesticPrice, words.IsProgramme ? null : words.ImportedPrice)
                .TurnOff(!words.IsProgramme));
        }
    }
}
