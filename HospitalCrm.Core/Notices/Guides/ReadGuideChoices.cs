using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.ByHand;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices.Guides;

/// <summary>Which guides there are to send, and the patient's numbers where one is chosen.</summary>
public sealed class ReadGuideChoices(CrmDb db, PatientSight sight, PatientMasks masks) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Send;

    public async Task<GuideChoices> HandleAsync(Id<Patient>? patient, CancellationToken ct = default)
    {
        var departments = await db.Departments.AsNoTracking().Where(department => department.Guide != null && !department.IsHidden).OrderBy(department => department.Code)
            .Select(department => new GuideChoice(GuideSubject.Department, department.Code, department.Name)).ToListAsync(ct);
        var exams = await db.ExamItems.AsNoTracking().OrderBy(item => item.Code).Select(item => new GuideChoice(GuideSubject.Exam, item.Code, item.Name)).ToListAsync(ct);
        if (patient is not { } his)
        {
            return new(departments, exams, []);
        }

        await sight.DemandAsync(his, ct);
        var person = db.Patients.Where(known => known.Id == his).Select(known => known.PersonId);
        var numbers = await (
            from number in db.ContactNumbers.AsNoTracking()
            join record in db.Patients on number.PatientId equals record.Id
            where person.Contains(record.PersonId) && number.Kind == PhoneKind.Mobile && number.DeadAt == null
            orderby number.ContactPersonId != null, number.Priority
            select number).ToListAsync(ct);
        return new(departments, exams, [.. numbers.DistinctBy(number => Convert.ToHexString(number.NumberIndex)).Select(number => new HandNumber(number.Id.Value, masks.Phone(number.Number), number.Owner))]);
    }
}

public sealed record GuideChoices(IReadOnlyList<GuideChoice> Departments, IReadOnlyList<GuideChoice> Exams, IReadOnlyList<HandNumber> Numbers);

public sealed record GuideChoice(GuideSubject Subject, string Code, string Name);
