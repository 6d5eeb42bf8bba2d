using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>An enterprise's people, as far as the reader may see them; the others are counted.</summary>
public sealed class ReadMembers(CrmDb db, PatientSight sight) : IUseCase
{
    private const int Most = 200;

    public static Permission Requires => PatientPermissions.ViewEnterprises;

    public async Task<MemberSheet> HandleAsync(Id<Enterprise> enterprise, CancellationToken ct = default)
    {
        var all = db.EnterpriseMembers.AsNoTracking().Where(member => member.EnterpriseId == enterprise);
        var shown = await all.OrderBy(member => member.LeftOn != null).ThenByDescending(member => member.Id).Take(Most).ToListAsync(ct);
        var keys = shown.ConvertAll(member => member.PatientId);
        var within = await sight.WithinAsync(keys, ct);
        var numbers = await db.Patients.AsNoTracking().Where(patient => keys.Contains(patient.Id)).ToDictionaryAsync(patient => patient.Id, patient => patient.MedicalRecordNo, ct);
        var lines = new List<MemberLine>();
        foreach (var member in shown.Where(member => within.Contains(member.PatientId) && numbers.ContainsKey(member.PatientId)))
        {
            lines.Add(new(member.Id, member.PatientId, await sight.NameAsync(member.PatientId, ct) ?? "", numbers[member.PatientId], member.SinceOn, member.LeftOn));
        }

        return new(await all.CountAsync(member => member.LeftOn == null, ct), lines);
    }
}

/// <param name="Count">All who belong to it now.</param>
public sealed record MemberSheet(int Count, IReadOnlyList<MemberLine> Lines);

public sealed record MemberLine(Id<EnterpriseMember> Id, Id<Patient> PatientId, string Name, string? MedicalRecordNo, DateOnly SinceOn, DateOnly? LeftOn);
