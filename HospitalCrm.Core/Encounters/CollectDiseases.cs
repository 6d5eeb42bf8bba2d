using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters;

/// <summary>Brings names into the dictionary that came in without a save of ours (an older version, a bulk load): one step of an index a name.</summary>
public sealed class CollectDiseases(CrmDb db) : IScheduledWork
{
    public static string Name => "encounters.collect-diseases";

    public static string DefaultCron => "20 3/30 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var known = await db.Diseases.Select(disease => disease.Name).ToHashSetAsync(ct);
        var added = 0;
        foreach (var source in (IQueryable<string?>[])[db.Encounters.Select(visit => visit.DiagnosisName), db.Diagnoses.Select(diagnosis => diagnosis.Name)])
        {
            for (var name = await NextAsync(source, "", ct); name is not null; name = await NextAsync(source, name, ct))
            {
                if (known.Add(name))
                {
                    db.Diseases.Add(new(name));
                    added++;
                }
            }
        }

        await db.SaveChangesAsync(ct);
        return added;
    }

    private static Task<string?> NextAsync(IQueryable<string?> names, string after, CancellationToken ct) =>
        names.Where(name => name!.CompareTo(after) > 0).OrderBy(name => name).FirstOrDefaultAsync(ct);
}
