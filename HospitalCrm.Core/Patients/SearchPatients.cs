using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>One box for everything people know of a patient: a part of the name, a number or its last four, an id number, 病案号, 就诊卡号.</summary>
public sealed class SearchPatients(CrmDb db, ListTools tools, PatientMasks masks, PatientSight sight, AuditLog audit, CurrentActor actor) : IUseCase
{
    private const int Most = 10;

    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<PatientHit>> HandleAsync(string text, CancellationToken ct = default)
    {
        var typed = PersonNames.Fold(text);
        if (typed.Length == 0)
        {
            return [];
        }

        await audit.AppendAsync(new AuditDraft(AuditAct.Listed, "patients", "", tools.Clock.GetUtcNow()) { Purpose = "search" }.By(actor.Value), ct);
        var reach = await sight.ReachAsync();
        var within = reach.IsAll ? null : await PatientList.WithinAsync(reach, tools, isWhole: false, ct);
        await sight.PrepareAsync(tools);
        var hits = new List<PatientHit>();
        foreach (var (why, way) in Ways(typed))
        {
            var query = within is null ? way : way.Where(within);
            var known = hits.Select(hit => hit.Id).ToList();
            var rows = await query.Where(row => !known.Contains(row.Id)).OrderByDescending(row => row.Id).Take(Most - hits.Count).AsNoTracking().ToListAsync(ct);
            hits.AddRange(rows.Select(row => Hit(row, why)));
            if (hits.Count >= Most)
            {
                break;
            }
        }

        return hits;
    }

    private IEnumerable<(HitReason Why, IQueryable<PatientRow> Query)> Ways(string typed)
    {
        if (typed.Any(char.IsAsciiDigit))
        {
            var numbers = db.Patients.Where(patient => patient.MedicalRecordNo == typed || patient.CardNo == typed).Select(patient => patient.Id);
            yield return (HitReason.RecordNo, PatientList.Rows(db).Where(row => numbers.Contains(row.Id)));
            yield return (HitReason.Phone, Filtered("phone", typed));
            yield return (HitReason.IdNumber, Filtered("idNumber", typed));
        }

        if (typed.Any(char.IsLetter))
        {
            yield return (HitReason.Name, Filtered("name", typed));
        }
    }

    private IQueryable<PatientRow> Filtered(string filter, string typed) =>
        ListCover.Filter(PatientList.Rows(db), PatientList.Definition, PatientList.Definition.Filters.Single(known => known.Name == filter), typed, tools);

    private PatientHit Hit(PatientRow row, HitReason why) =>
        new(
            row.Id,
            tools.Name(row.Name, row.IsRestricted)!,
            row.Sex,
            tools.Covers(row.IsRestricted) ? null : row.Birth.AgeOn(tools.Clock.Today()),
            row.MedicalRecordNo,
            tools.Covers(row.IsRestricted) ? "" : masks.Phone(tools.Vault.Open(ContactNumber.NumberPurpose, row.Phone)),
            why);
}

/// <param name="Phone">Masked.</param>
public sealed record PatientHit(Id<Patient> Id, string Name, Sex Sex, Age? Age, string? MedicalRecordNo, string Phone, HitReason Why);

public enum HitReason
{
    Name,
    Phone,
    IdNumber,
    RecordNo,
}
