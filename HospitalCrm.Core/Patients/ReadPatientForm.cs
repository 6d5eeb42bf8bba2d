using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>The archive as its form edits it: phones and id number masked, the address readable, hence logged as a view.</summary>
public sealed class ReadPatientForm(CrmDb db, Vault vault, PatientMasks masks, PatientSight sight, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.Edit;

    public async Task<PatientForm> HandleAsync(Id<Patient> id, CancellationToken ct = default)
    {
        await sight.DemandAsync(id, ct);
        await sight.DemandNamesAsync();

        var patient = await db.Patients.AsNoTracking()
            .Include(patient => patient.Numbers)
            .Include(patient => patient.Contacts)
            .SingleOrDefaultAsync(patient => patient.Id == id, ct) ?? throw new RuleViolation("Patients.Missing");
        await audit.AppendAsync(new AuditDraft(AuditAct.Viewed, nameof(Patient), id.ToString(), clock.GetUtcNow()) { PatientId = id.Value, Purpose = "edit" }.By(actor.Value), ct);
        return Form(patient);
    }

    private PatientForm Form(Patient patient) => new()
    {
        Id = patient.Id.Value,
        Version = patient.Version,
        Name = patient.Name,
        Sex = patient.Sex,
        BirthDate = patient.BirthOn is { } first ? BirthDate.Of(first, patient.BirthPrecision).ToString() : "",
        MedicalRecordNo = patient.MedicalRecordNo ?? "",
        CardNo = patient.CardNo ?? "",
        IdType = patient.IdType ?? IdTypes.ResidentIdCard,
        IdNumber = masks.IdNumber(patient.IdNumber) ?? "",
        IdNumberMask = masks.IdNumber(patient.IdNumber),
        Address = vault.Open(Patient.AddressPurpose, patient.Address) ?? "",
        Kind = patient.Kind,
        InsuranceCode = patient.InsuranceCode,
        InsuranceNo = masks.InsuranceNo(patient.InsuranceNo) ?? "",
        InsuranceNoMask = masks.InsuranceNo(patient.InsuranceNo),
        NativePlace = patient.NativePlace ?? "",
        EthnicCode = patient.EthnicCode,
        MaritalCode = patient.MaritalCode,
        Email = masks.Email(patient.Email) ?? "",
        EmailMask = masks.Email(patient.Email),
        BloodAbo = patient.BloodAbo,
        BloodRh = patient.BloodRh,
        Allergies = vault.Open(Patient.AllergiesPurpose, patient.Allergies) ?? "",
        PastHistory = vault.Open(Patient.PastHistoryPurpose, patient.PastHistory) ?? "",
        Habits = vault.Open(Patient.HabitsPurpose, patient.Habits) ?? "",
        Diet = vault.Open(Patient.DietPurpose, patient.Diet) ?? "",
        Hobbies = vault.Open(Patient.HobbiesPurpose, patient.Hobbies) ?? "",
        Note = vault.Open(Patient.NotePurpose, patient.Note) ?? "",
        Numbers = [.. patient.Numbers.Where(number => number.ContactPersonId is null).OrderBy(number => number.Priority).Select(Form)],
        Contacts =
        [
            .. patient.Contacts.OrderBy(contact => contact.Order).Select(contact => new ContactPersonForm
            {
                Id = contact.Id.Value,
                Name = contact.Name,
                Relation = contact.Relation,
                Phone = patient.Numbers.Where(number => number.ContactPersonId == contact.Id).OrderBy(number => number.Priority).Select(Form).FirstOrDefault()
                    ?? new ContactNumberForm { Owner = NumberOwner.Contact },
            }),
        ],
    };

    private ContactNumberForm Form(ContactNumber number)
    {
        var mask = masks.Phone(number.Number);
        return new() { Id = number.Id.Value, Number = mask, Mask = mask, Owner = number.Owner, IsRecipient = number.IsRecipient };
    }
}
