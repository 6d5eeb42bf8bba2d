using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Requests;

/// <summary>
/// Deletes what a person may have deleted (docs/adr/0038). Who was treated here has a medical record, and medical records are kept
/// fifteen and thirty years by law: identity, numbers and visits stay, what the hospital asked beyond them goes. Who never was is
/// made nameless altogether. The audit trail keeps what it has, sealed. The caller saves.
/// </summary>
public sealed class ArchiveEraser(CrmDb db, TimeProvider clock) : IRoomPart
{
    /// <summary>What an erased archive is called, in every language: a name must have a letter.</summary>
    public const string Nameless = "已删除";

    /// <returns>Codes of what was erased (<c>-</c>) and what is kept (<c>+</c>).</returns>
    public async Task<IReadOnlyList<string>> EraseAsync(Id<Patient> key, CancellationToken ct)
    {
        var person = db.Patients.Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.Include(patient => patient.Numbers).Include(patient => patient.Contacts)
            .Where(patient => person.Contains(patient.PersonId))
            .ToListAsync(ct);
        var wasTreated = records.Exists(record => record.LastVisitOn is not null);
        foreach (var record in records)
        {
            EraseExtras(record);
            record.AnnounceErased();
            if (!wasTreated)
            {
                await EraseIdentityAsync(record, ct);
            }
        }

        await EraseSideTablesAsync([.. records.Select(record => record.Id)], ct);
        return wasTreated
            ? ["-email", "-note", "-habits", "-contacts", "-relations", "-classes", "-consents", "-messages", "+identity", "+numbers", "+visits", "+complaints", "+audit"]
            : ["-identity", "-numbers", "-address", "-email", "-note", "-habits", "-contacts", "-relations", "-classes", "-consents", "-messages", "+complaints", "+audit"];
    }

    private static void EraseExtras(Patient record)
    {
        record.Write(null);
        record.Remark(null);
        record.NoteHabits(null);
        record.NoteDiet(null);
        record.NoteHobbies(null);
        record.Introduce(null, null, null);
        foreach (var contact in record.Contacts.ToList())
        {
            record.RemoveContact(contact);
        }

        foreach (var dimension in Enum.GetValues<ClassDimension>())
        {
            record.Release(dimension);
        }
    }

    private async Task EraseIdentityAsync(Patient record, CancellationToken ct)
    {
        record.Describe(Nameless, Sex.Unknown, BirthDate.Unknown);
        record.Identify(null, null, null, null);
        record.Register(null, null);
        record.Live(null);
        record.Insure(null);
        record.InsureBy(null, null);
        record.TypeBlood(null, null);
        record.NoteAllergies(null);
        record.NotePastHistory(null);
        foreach (var number in record.Numbers.ToList())
        {
            record.RemoveNumber(number);
        }

        db.NameSuffixes.RemoveRange(await db.NameSuffixes.Where(suffix => suffix.PatientId == record.Id).ToListAsync(ct));
        record.Delete(clock.GetUtcNow());
    }

    private async Task EraseSideTablesAsync(List<Id<Patient>> records, CancellationToken ct)
    {
        db.PatientRelations.RemoveRange(await db.PatientRelations.Where(relation => records.Contains(relation.PatientId)).ToListAsync(ct));
        db.ClassChoices.RemoveRange(await db.ClassChoices.Where(choice => records.Contains(choice.PatientId)).ToListAsync(ct));
    }
}
