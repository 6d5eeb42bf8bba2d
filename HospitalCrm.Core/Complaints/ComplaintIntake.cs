using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>From what was typed to a complaint that is not kept yet. Asked outside a transaction, as archives and calls that are not his are refused on record.</summary>
public sealed class ComplaintIntake(CrmDb db, ComplaintRouting routing, PatientSight patients, CallAccess calls, HospitalProfile hospital, Vault vault, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public async Task<Complaint> MakeAsync(ComplaintForm form, CancellationToken ct)
    {
        var call = form.Call is { } rung ? (await calls.OwnAsync(new(rung), ct)).Id : default(Id<CallSession>?);
        var patient = await PatientAsync(form, ct);
        var (department, subject, isHead) = await TargetAsync(form.Department, form.Staff, ct);
        var weight = await DemandCodesAsync(form.Category!, form.Importance!, ct);
        var complaint = new Complaint(form.Source, ReceivedAt(form), actor.Value.StaffNo, form.RequestKey)
            .Classify(form.Category!, form.Importance!, weight, routing.IsConfidential(form.Category!))
            .About(department, subject, isHidden: isHead)
            .Say(vault.Seal(Complaint.WordsPurpose, form.Text.Trim()), call);
        if (form.IsPassedOn)
        {
            complaint.PassedOn(form.ExternalNo.Trim(), form.ExternalDueOn);
        }

        return form.IsAnonymous ? complaint.Anonymous(patient) : complaint.From(
            patient,
            vault.SealOptional(Complaint.ComplainantNamePurpose, form.ComplainantName.Trim()),
            vault.SealOptional(Complaint.ComplainantPhonePurpose, hospital.Subscriber(form.ComplainantPhone)),
            hospital.Subscriber(form.ComplainantPhone) is { } number ? vault.BlindIndex(Complaint.PhoneIndexPurpose, number) : null,
            form.Relation,
            ComplaintTail.Of(vault, hospital.Subscriber(form.ComplainantPhone)));
    }

    /// <summary>The office puts right what was registered.</summary>
    /// <returns>Whether somebody else is complained about now.</returns>
    public async Task<bool> CorrectAsync(Complaint complaint, ComplaintActForm form, CancellationToken ct)
    {
        var (was, wasDepartment) = (complaint.SubjectNo, complaint.VisibleCode);
        var (category, importance) = (Filled(form.Category) ?? complaint.CategoryCode, Filled(form.Importance) ?? complaint.ImportanceCode);
        var weight = await DemandCodesAsync(category, importance, ct);
        var (department, subject, isHead) = form.NamesTarget
            ? await TargetAsync(form.Department, form.Staff, ct)
            : (complaint.DepartmentCode, complaint.SubjectNo, await routing.IsHeadAsync(complaint.SubjectNo, ct));
        complaint.Classify(category, importance, importance == complaint.ImportanceCode ? complaint.Weight : weight, routing.IsConfidential(category)).About(department, subject, isHidden: isHead);
        return (complaint.SubjectNo is { } now && now != was) || (complaint.VisibleCode is { } known && known != wasDepartment);
    }

    /// <summary>The archive it is about, of those the complainant's number stands in.</summary>
    public async Task LinkAsync(Complaint complaint, Guid? patient, CancellationToken ct)
    {
        if (patient is not { } key)
        {
            return;
        }

        var (id, phone) = (new Id<Patient>(key), vault.Open(Complaint.ComplainantPhonePurpose, complaint.ComplainantPhone));
        var index = phone is null ? null : vault.BlindIndex(ContactNumber.IndexPurpose, phone);
        if (index is null || !await db.ContactNumbers.AnyAsync(number => number.PatientId == id && number.NumberIndex == index, ct))
        {
            throw new RuleViolation("Complaints.PatientNotHolder");
        }

        complaint.Link(id);
    }

    /// <summary>What came on an earlier day came when that day began: time that is not known is never to the complainant's loss.</summary>
    private DateTimeOffset ReceivedAt(ComplaintForm form) => form.ReceivedOn is { } day && day < clock.Today() ? HospitalZone.StartOf(day) : clock.GetUtcNow();

    private async Task<Id<Patient>?> PatientAsync(ComplaintForm form, CancellationToken ct)
    {
        if (form.Patient is not { } key)
        {
            return null;
        }

        var id = new Id<Patient>(key);
        return await patients.AdmissionAsync(id, ct) is not null ? id : throw new RuleViolation("Patients.Missing");
    }

    private async Task<(string? Department, string? Subject, bool IsHead)> TargetAsync(string? departmentCode, string? staff, CancellationToken ct)
    {
        var department = Filled(departmentCode);
        if (department is not null && !await db.Departments.AnyAsync(known => known.Code == department, ct))
        {
            throw new RuleViolation("Complaints.UnknownDepartment");
        }

        if (Filled(staff) is not { } staffNo)
        {
            return (department, null, false);
        }

        var subject = await routing.SubjectAsync(staffNo, ct) ?? throw new RuleViolation("Complaints.UnknownStaff");
        return (department ?? subject.DepartmentCode, staffNo, subject.IsHead);
    }

    /// <returns>What the importance weighs.</returns>
    private async Task<int> DemandCodesAsync(string category, string importance, CancellationToken ct)
    {
        var (classes, severities) = (CodeTables.ComplaintClasses.Code, CodeTables.ComplaintSeverities.Code);
        var found = await db.CodeItems.Where(item => (item.TableCode == classes && item.Code == category) || (item.TableCode == severities && item.Code == importance))
            .Select(item => new { item.TableCode, item.Value }).ToListAsync(ct);
        return found.Find(item => item.TableCode == classes) is null ? throw new RuleViolation("Complaints.UnknownCode", category)
            : found.Find(item => item.TableCode == severities) is not { } severity ? throw new RuleViolation("Complaints.UnknownCode", importance)
            : severity.Value ?? 0;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
