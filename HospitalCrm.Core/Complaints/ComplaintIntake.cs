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
        var (department, subject) = await TargetAsync(form.Department, form.Staff, ct);
        await DemandCodeAsync(CodeTables.ComplaintClasses, form.Category!, ct);
        var weight = await DemandCodeAsync(CodeTables.ComplaintSeverities, form.Importance!, ct);
        var complaint = new Complaint(form.Source, ReceivedAt(form), actor.Value.StaffNo, form.RequestKey)
            .Classify(form.Category!, form.Importance!, weight ?? 0, routing.IsConfidential(form.Category!))
            .About(department, subject, isHidden: await routing.IsHeadAsync(subject, ct))
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
        await DemandCodeAsync(CodeTables.ComplaintClasses, category, ct);
        var weight = importance == complaint.ImportanceCode ? complaint.Weight : await DemandCodeAsync(CodeTables.ComplaintSeverities, importance, ct) ?? 0;
        var (department, subject) = form.NamesTarget ? await TargetAsync(form.Department, form.Staff, ct) : (complaint.DepartmentCode, complaint.SubjectNo);
        complaint.Classify(category, importance, weight, routing.IsConfidential(category)).About(department, subject, isHidden: await routing.IsHeadAsync(subject, ct));
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

    private async Task<(string? Department, string? Subject)> TargetAsync(string? departmentCode, string? staff, CancellationToken ct)
    {
        var department = Filled(departmentCode);
        if (department is not null && !await db.Departments.AnyAsync(known => known.Code == department, ct))
        {
            throw new RuleViolation("Complaints.UnknownDepartment");
        }

        if (Filled(staff) is not { } staffNo)
        {
            return (department, null);
        }

        var subject = await db.Staff.Where(staff => staff.StaffNo == staffNo && staff.LeftAt == null).Select(staff => new { staff.DepartmentCode }).SingleOrDefaultAsync(ct)
            ?? throw new RuleViolation("Complaints.UnknownStaff");
        return (department ?? subject.DepartmentCode, staffNo);
    }

    /// <returns>What the item weighs.</returns>
    private async Task<int?> DemandCodeAsync(CodeTable table, string code, CancellationToken ct)
    {
        var item = await db.CodeItems.Where(item => item.TableCode == table.Code && item.Code == code).Select(item => new { item.Value }).SingleOrDefaultAsync(ct);
        return item is null ? throw new RuleViolation("Complaints.UnknownCode", code) : item.Value;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
