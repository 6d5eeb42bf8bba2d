using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>
/// Gives the archives of an older version their pinyin and initials, a few at a time, the newest first; until then they are found by
/// characters only. It may be stopped at any row; once nothing is left it costs one look at an index.
/// </summary>
public sealed class ReadOldNames(CrmDb db) : IScheduledWork
{
    private const int Few = 200;

    public static string Name => "patients.read-old-names";

    public static string DefaultCron => "10 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var handled = 0;
        while (await db.Patients.Where(patient => patient.NamePinyin == null).OrderByDescending(patient => patient.Id).Take(Few)
            .Select(patient => new OldName(patient.Id, patient.Name)).ToListAsync(ct) is { Count: > 0 } old)
        {
            await db.InTransactionAsync(() => ReadAsync(old, ct), ct);
            handled += old.Count;
        }

        return handled;
    }

    /// <summary>No change of the archive: neither its version nor its change record.</summary>
    private async Task ReadAsync(List<OldName> old, CancellationToken ct)
    {
        var ids = old.ConvertAll(one => one.Id);
        await db.NameSpellings.Where(spelling => ids.Contains(spelling.PatientId)).ExecuteDeleteAsync(ct);
        foreach (var (id, name) in old)
        {
            var (pinyin, initials) = NameSpelling.Main(name);
            await db.Patients.Where(patient => patient.Id == id && patient.NamePinyin == null).ExecuteUpdateAsync(
                set => set.SetProperty(patient => patient.NamePinyin, pinyin).SetProperty(patient => patient.NameInitials, initials),
                ct);
            db.NameSpellings.AddRange(NameSpelling.OthersOf(name).Select(spelling => new NameSpelling(spelling, id)));
        }

        await SimplifyAsync(old, ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Names in traditional characters are sought in simplified ones.</summary>
    private async Task SimplifyAsync(List<OldName> old, CancellationToken ct)
    {
        foreach (var (id, name) in old.Where(one => PersonNames.Simplify(one.Name) != one.Name))
        {
            await db.NameSuffixes.Where(suffix => suffix.PatientId == id).ExecuteDeleteAsync(ct);
            db.NameSuffixes.AddRange(NameSuffix.Of(name).Select(suffix => new NameSuffix(suffix, id)));
        }
    }

    private sealed record OldName(Id<Patient> Id, string Name);
}
