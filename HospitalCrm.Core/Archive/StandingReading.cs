using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>How one person wishes to be reached, and who belongs to him.</summary>
public sealed class StandingReading(CrmDb db, PatientSight sight) : IRoomPart
{
    private const int MostRelations = 20;

    /// <summary>What was said last of each channel and purpose; nothing where nothing was said.</summary>
    public async Task<IReadOnlyList<HomeConsent>> ConsentsAsync(IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var said = await db.ConsentEntries.AsNoTracking().Where(entry => patients.Contains(entry.PatientId))
            .OrderByDescending(entry => entry.At)
            .Select(entry => new HomeConsent(entry.Channel, entry.Purpose, entry.State, entry.At))
            .ToListAsync(ct);
        return [.. said.DistinctBy(line => (line.Channel, line.Purpose)).OrderBy(line => line.Channel).ThenBy(line => line.Purpose)];
    }

    /// <summary>Both ways: whose mother she is stands in her archive too. Names are covered for whom names are.</summary>
    public async Task<IReadOnlyList<HomeRelation>> RelationsAsync(IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var related = await db.PatientRelations.AsNoTracking().Where(relation => patients.Contains(relation.PatientId) || patients.Contains(relation.OtherId)).OrderBy(relation => relation.Id).Take(MostRelations).ToListAsync(ct);
        var lines = new List<HomeRelation>(related.Count);
        foreach (var relation in related)
        {
            var isOurs = patients.Contains(relation.PatientId);
            var other = isOurs ? relation.OtherId : relation.PatientId;
            var name = other is { } id ? await sight.NameAsync(id, ct) : await sight.SeesNamesAsync() ? relation.OtherName : Security.NameMask.Cover(relation.OtherName ?? "");
            var reachable = other is { } known && await sight.AdmissionAsync(known, ct) is not null;
            lines.Add(new(relation.Kind, !isOurs, name ?? "", reachable ? other : null, relation.IsGuardian && isOurs));
        }

        return lines;
    }
}

public sealed record HomeConsent(ConsentChannel Channel, ConsentPurpose Purpose, ConsentState State, DateTimeOffset At)
{
    public bool IsGiven => State == ConsentState.Given;

    /// <summary>Not even what the treatment needs: whoever is about to ring up or write sees it first.</summary>
    public bool Forbids => Purpose == ConsentPurpose.Service && !IsGiven;
}

/// <param name="IsReverse">The patient is this to the other, not the other to him.</param>
/// <param name="Other">Whose archive opens; null where there is none for the reader.</param>
public sealed record HomeRelation(RelationKind Kind, bool IsReverse, string Name, Id<Patient>? Other, bool IsGuardian);
