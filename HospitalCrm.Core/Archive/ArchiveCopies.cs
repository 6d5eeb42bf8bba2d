using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>Reads chosen parts of an archive in one go, newest first and no more than asked. Sensitive things stay covered, numbers masked.</summary>
public sealed class ArchiveCopies(CrmDb db, ArchiveRecords records, PatientReading patients, ArchiveReadings readings) : IRoomPart
{
    private const int MostVisits = 60;

    /// <param name="names">Whether names are shown in full.</param>
    /// <param name="lines">The most interactions or charges.</param>
    public async Task<ArchiveCopy> ReadAsync(Id<Patient> key, IReadOnlyCollection<ArchivePart> parts, ArchiveSight sees, bool names, int lines, CancellationToken ct)
    {
        var of = await records.OfAsync(key, ct);
        var loaded = await db.Patients.AsNoTracking().AsSplitQuery().Include(patient => patient.Numbers).Include(patient => patient.Contacts)
            .Where(patient => of.Contains(patient.Id)).ToListAsync(ct);
        var main = loaded.Find(patient => patient.Id == key) ?? loaded.MaxBy(patient => patient.Id) ?? throw new RuleViolation("Patients.Missing");
        var copy = new ArchiveCopy(patients.Read(main, names));
        if (parts.Contains(ArchivePart.Home))
        {
            copy = copy with { Home = await readings.Home.ReadAsync(of, sees, ct) };
        }

        if (parts.Contains(ArchivePart.Interactions))
        {
            var sources = InteractionSources.All.Where(source => source.Requires is null || (sees.Medical && source.Requires == ArchivePermissions.ViewMedical)).ToList();
            var page = await readings.Interactions.ReadAsync(of, sources, new(), lines, ct);
            copy = copy with { Interactions = page, IsCut = page.HasMore };
        }

        if (parts.Contains(ArchivePart.Medical) && sees.Medical)
        {
            copy = await WithVisitsAsync(copy, of, ct);
        }

        if (parts.Contains(ArchivePart.Reports) && sees.Medical)
        {
            copy = await WithReportsAsync(copy, of, ct);
        }

        if (parts.Contains(ArchivePart.Charges) && sees.Charges)
        {
            var page = await readings.Charges.ReadAsync(of, new(), lines, ct);
            copy = copy with { Charges = page, Totals = await readings.Charges.TotalsAsync(of, ct), IsCut = copy.IsCut || page.HasMore };
        }

        return copy;
    }

    private async Task<ArchiveCopy> WithVisitsAsync(ArchiveCopy copy, IReadOnlyList<Id<Patient>?> of, CancellationToken ct)
    {
        var page = await readings.Medical.VisitsAsync(of, new(), MostVisits, ct);
        var visits = new List<VisitDetail>(page.Visits.Count);
        foreach (var visit in page.Visits)
        {
            visits.Add(await readings.Medical.VisitAsync(of, visit.Id, uncovered: false, ct));
        }

        return copy with { Visits = visits, IsCut = copy.IsCut || page.HasMore };
    }

    private async Task<ArchiveCopy> WithReportsAsync(ArchiveCopy copy, IReadOnlyList<Id<Patient>?> of, CancellationToken ct)
    {
        var page = await readings.Reports.ReadAsync(of, new(), MostVisits, ct);
        var reports = new List<ReportDetail>(page.Reports.Count);
        foreach (var report in page.Reports)
        {
            reports.Add(await readings.Reports.DetailAsync(of, report.Key, uncovered: false, ct));
        }

        return copy with { Reports = reports, IsCut = copy.IsCut || page.HasMore };
    }
}
