using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>What was said of one person's records that look like others', and still holds.</summary>
public sealed class ReadDecisions(CrmDb db, PatientSight sight) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<DecisionLine>> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var person = db.Patients.Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.Where(patient => person.Contains(patient.PersonId)).Select(patient => patient.Id).ToListAsync(ct);
        var decisions = await db.SamePersonDecisions.AsNoTracking()
            .Where(decision => decision.UndoneAt == null && (records.Contains(decision.KeptId) || records.Contains(decision.OtherId)))
            .OrderByDescending(decision => decision.Id)
            .Take(50)
            .ToListAsync(ct);
        var lines = new List<DecisionLine>();
        foreach (var decision in decisions)
        {
            var other = decision.KeptId == key || (records.Contains(decision.KeptId) && decision.OtherId != key) ? decision.OtherId : decision.KeptId;
            if (await sight.AdmissionAsync(other, ct) is not null)
            {
                lines.Add(new(decision.Id, decision.IsSame, other, await sight.NameAsync(other, ct) ?? "", decision.By, decision.At));
            }
        }

        return lines;
    }
}

public sealed record DecisionLine(Id<SamePersonDecision> Id, bool IsSame, Id<Patient> Other, string Name, string By, DateTimeOffset At);
