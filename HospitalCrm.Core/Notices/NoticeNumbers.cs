using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Phones;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// Whose number a message by itself goes to: the one marked 短信接收人, else his own mobile; for a child, where nothing confidential is said,
/// that of whoever is named first beside it.
/// </summary>
public sealed class NoticeNumbers(CrmDb db, Vault vault, TimeProvider clock) : IRoomPart
{
    /// <summary>Those who are not in it are no archives any more.</summary>
    public async Task<IReadOnlyDictionary<Id<Patient>, NoticeAddress>> OfAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        var asked = patients.Distinct().ToList();
        var people = await db.Patients.AsNoTracking().Where(patient => asked.Contains(patient.Id)).Select(patient => new { patient.Id, patient.Name, patient.BirthOn }).ToListAsync(ct);
        var numbers = await db.ContactNumbers.AsNoTracking()
            .Where(number => asked.Contains(number.PatientId) && number.Kind == PhoneKind.Mobile && number.DeadAt == null && number.Owner != NumberOwner.Shared)
            .Select(number => new { number.PatientId, number.Owner, number.ContactPersonId, number.Priority, number.IsRecipient, number.Number })
            .ToListAsync(ct);
        var byPatient = numbers.ToLookup(number => number.PatientId);
        var today = clock.Today();
        return people.ToDictionary(patient => patient.Id, patient =>
        {
            var isChild = patient.BirthOn is { } born && born.AddYears(ConsentBook.OwnVoiceAt) > today;
            // What a hospital system named as the guardian's number stands by itself, before those of contact persons.
            var ordered = byPatient[patient.Id].OrderBy(number => number.Priority).ThenBy(number => number.ContactPersonId is null ? 0 : 1).ToList();
            var best = ordered.ToLookup(number => number.Owner, number => number.Number);
            var marked = ordered.Where(number => number.IsRecipient).OrderBy(number => number.Owner == NumberOwner.Self ? 0 : 1).Select(number => number.Number);
            return new NoticeAddress(patient.Name, Open(marked) ?? Open(best[NumberOwner.Self]), isChild ? Open(best[NumberOwner.Contact]) : null);
        });
    }

    private string? Open(IEnumerable<Sealed> numbers) => numbers.Select(number => vault.Open(ContactNumber.NumberPurpose, number)).FirstOrDefault();
}

/// <param name="Own">Marked as where his messages go, or his own; null: there is neither.</param>
/// <param name="Guardian">Of whoever stands beside a child; nothing confidential goes to it, as nobody marked it for that.</param>
public sealed record NoticeAddress(string Name, string? Own, string? Guardian)
{
    public string? For(NoticeDraft draft) => Own ?? (draft.IsConfidential ? null : Guardian);
}
