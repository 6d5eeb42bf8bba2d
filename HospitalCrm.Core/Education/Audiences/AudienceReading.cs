using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Audiences;

/// <summary>
/// Walks through those an audience means, page by page and never sorting: along the diagnoses of one disease after the other, the visits
/// of a department, or the archives themselves, each in the order of an index. Somebody in two audiences comes twice; whoever writes to him looks.
/// </summary>
public sealed class AudienceReading(CrmDb db, AudienceQueries queries) : IRoomPart
{
    private const int WalkedAtOnce = 2_000;

    private readonly Dictionary<string, IReadOnlyList<string>> _diseases = new(StringComparer.Ordinal);

    /// <param name="most">Rows read at once; fewer members may come of them, or none.</param>
    public async Task<AudiencePage> NextAsync(IReadOnlyList<Audience> audiences, AudienceCursor at, int most, CancellationToken ct)
    {
        for (var place = at; place.Audience < audiences.Count;)
        {
            var audience = audiences[place.Audience];
            var (members, next) = audience switch
            {
                { Keywords.Count: > 0 } => await DiagnosedAsync(audience, place, most, ct),
                { DepartmentCode: { } department } => await SeenAsync(audience, department, place, most, ct),
                _ => await AnybodyAsync(audience, place, most, ct),
            };
            if (members.Count > 0)
            {
                return new(members, next);
            }

            place = next;
        }

        return new([], null);
    }

    private async Task<(List<AudienceMember> Members, AudienceCursor Next)> AnybodyAsync(Audience audience, AudienceCursor at, int most, CancellationToken ct)
    {
        var patients = db.Patients.AsNoTracking();
        if (After(at) is { } last)
        {
            patients = patients.Where(patient => patient.Id > last);
        }

        // Read in the order of the key and chosen here: asked for an age, the database would begin at the birthdays and sort them all, page for page.
        var read = await patients.OrderBy(patient => patient.Id).Select(patient => new { patient.Id, patient.PersonId, patient.Sex, patient.BirthOn, patient.LastVisitOn }).Take(WalkedAtOnce).ToListAsync(ct);
        if (read.Count == 0)
        {
            return ([], at.AtNext());
        }

        var members = read.Where(patient => queries.Fits(audience, patient.Sex, patient.BirthOn, patient.LastVisitOn)).Take(most).Select(patient => new AudienceMember(patient.Id, patient.PersonId)).ToList();
        return (members, at.Past(members.Count == most ? members[^1].Patient : read[^1].Id));
    }

    private async Task<(List<AudienceMember> Members, AudienceCursor Next)> SeenAsync(Audience audience, string department, AudienceCursor at, int most, CancellationToken ct)
    {
        var visits = db.Encounters.AsNoTracking().Where(visit => visit.DepartmentCode == department).Select(visit => visit.PatientId);
        var read = await PageAsync(visits, at, most, ct);
        return read.Count == 0 ? ([], at.AtNext()) : (await MembersAsync(queries.Fitting(audience).Where(patient => read.Contains(patient.Id)), ct), at.Past(read[^1]));
    }

    private async Task<(List<AudienceMember> Members, AudienceCursor Next)> DiagnosedAsync(Audience audience, AudienceCursor at, int most, CancellationToken ct)
    {
        if (at.Disease is not { } disease)
        {
            return ([], await FirstAfterAsync(audience, at, null, ct));
        }

        var named = at.Source == 0
            ? db.Encounters.AsNoTracking().Where(visit => visit.DiagnosisName == disease).Select(visit => visit.PatientId)
            : db.Diagnoses.AsNoTracking().Where(diagnosis => diagnosis.Name == disease).Select(diagnosis => diagnosis.PatientId);
        var read = await PageAsync(named, at, most, ct);
        if (read.Count == 0)
        {
            return ([], at.Source == 0 ? at.AtFurther() : await FirstAfterAsync(audience, at, disease, ct));
        }

        var told = at.Source == 0
            ? queries.Visits().Where(visit => visit.DiagnosisName == disease && read.Contains(visit.PatientId)).Select(visit => visit.PatientId)
            : queries.Diagnoses().Where(diagnosis => diagnosis.Name == disease && read.Contains(diagnosis.PatientId)).Select(diagnosis => diagnosis.PatientId);
        return (await MembersAsync(queries.Fitting(audience).Where(patient => told.Contains(patient.Id)), ct), at.Past(read[^1]));
    }

    private static Task<List<Id<Patient>>> PageAsync(IQueryable<Id<Patient>> patients, AudienceCursor at, int most, CancellationToken ct)
    {
        if (After(at) is { } last)
        {
            patients = patients.Where(patient => patient > last);
        }

        return patients.OrderBy(patient => patient).Take(most).ToListAsync(ct);
    }

    private static async Task<List<AudienceMember>> MembersAsync(IQueryable<Patient> patients, CancellationToken ct) =>
        await patients.Select(patient => new AudienceMember(patient.Id, patient.PersonId)).ToListAsync(ct);

    private static Id<Patient>? After(AudienceCursor at) => at.After is { } last ? new Id<Patient>(last) : null;

    private async Task<AudienceCursor> FirstAfterAsync(Audience audience, AudienceCursor at, string? disease, CancellationToken ct)
    {
        // A small dictionary; which of its names are meant is asked once.
        var key = string.Join(';', audience.Keywords);
        if (!_diseases.TryGetValue(key, out var names))
        {
            names = [.. (await queries.Names(audience).Distinct().ToListAsync(ct)).Order(StringComparer.Ordinal)];
            _diseases[key] = names;
        }

        return names.FirstOrDefault(name => string.CompareOrdinal(name, disease) > 0) is { } next ? at.AtDisease(next) : at.AtNext();
    }
}
