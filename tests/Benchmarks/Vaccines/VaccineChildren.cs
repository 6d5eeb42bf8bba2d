using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Vaccines;

/// <summary>The children of a city, up to six years old: of nine in ten a system told most of their doses.</summary>
internal static class VaccineChildren
{
    private const int AtOnce = 2_000;
    private const int Oldest = 6 * 365;

    public static async Task FillAsync(ServiceProvider core, int count, CancellationToken ct)
    {
        var random = new Random(1);
        await SetUpAsync(core, ct);
        for (var first = 0; first < count; first += AtOnce)
        {
            await using var scope = core.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            await db.InTransactionAsync(() => WriteAsync(db, random, first, ct), ct);
        }

        await using var last = core.CreateAsyncScope();
        await last.ServiceProvider.GetRequiredService<CrmDb>().Database.ExecuteSqlRawAsync("ANALYZE", ct);
    }

    private static async Task SetUpAsync(ServiceProvider core, CancellationToken ct)
    {
        await using var scope = core.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        await scope.ServiceProvider.GetRequiredService<VaccineSetup>().InstallAsync(ct);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync(ct);
    }

    private static async Task WriteAsync(CrmDb db, Random random, int first, CancellationToken ct)
    {
        var (persons, patients, doses) = (new List<Person>(), new List<Patient>(), new List<Vaccination>());
        var now = DateTimeOffset.UtcNow;
        var today = HospitalZone.Local(now);
        for (var at = first; at < first + AtOnce; at++)
        {
            var born = DateOnly.FromDateTime(today.DateTime).AddDays(-random.Next(Oldest));
            var person = new Person();
            var child = new Patient(person, now);
            child.Describe("童" + at.ToString(CultureInfo.InvariantCulture), at % 2 == 0 ? Sex.Male : Sex.Female, BirthDate.Of(born, DatePrecision.Day));
            persons.Add(person);
            patients.Add(child);
            doses.AddRange(random.Next(10) == 0 ? [] : Given(random, child, born, DateOnly.FromDateTime(today.DateTime)));
        }

        await PutAsync(db, persons, ct);
        await PutAsync(db, patients, ct);
        await PutAsync(db, doses, ct);
        await db.Vaccinations.Where(dose => dose.IsNews).ExecuteUpdateAsync(set => set.SetProperty(dose => dose.IsNews, false), ct);
    }

    private static IEnumerable<Vaccination> Given(Random random, Patient child, DateOnly born, DateOnly today)
    {
        foreach (var dose in VaccineSchedule.Of(VaccineSchedule.Newest).Where(dose => !dose.IsAlternative && dose.Sex is null))
        {
            var on = born.AddMonths(dose.Months).AddDays(random.Next(20));
            if (on <= today && random.Next(20) > 0)
            {
                var told = new Vaccination(child.Id, "bench", $"{child.Id}-{dose.Key}");
                told.Give(dose.Key.Vaccine, on, dose.Key.No, null);
                yield return told;
            }
        }
    }

    private static async Task PutAsync<T>(CrmDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        using var insert = PreparedRows.Insert(db, typeof(T));
        await insert.RunAsync([.. rows.Select(insert.ValuesOf)], ct);
    }
}
