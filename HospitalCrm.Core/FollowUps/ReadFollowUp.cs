using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings.Calendar;
using HospitalCrm.Core.Surveys.Satisfaction;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>One follow-up with what is needed for the call. Each look is on the patient's access record; the numbers are whole to whoever took it.</summary>
public sealed class ReadFollowUp(
    CrmDb db, FollowUpSight sight, PatientSight patients, StayReading stays, NumberReading numbers, FollowUpPast past, AnswerSheets sheets, FormDesk forms, SatisfactionPaper satisfaction, ContactCap cap, WorkCalendar calendar,
    AuditLog audit, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.View;

    /// <param name="edition">The questions a draft began with; null: those in force.</param>
    public async Task<FollowUpSheet> HandleAsync(Id<FollowUpTask> id, Guid? edition = null, CancellationToken ct = default)
    {
        var task = await sight.DemandAsync(id, ct);
        var row = await FollowUpList.Rows(db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) ?? throw new RuleViolation("Patients.Missing");
        var patient = await db.Patients.AsNoTracking().SingleAsync(patient => patient.Id == task.PatientId, ct);
        var isOpen = (await patients.AdmissionAsync(task.PatientId, ct))?.IsOpen == true;
        var (now, by) = (clock.GetUtcNow(), actor.Value.StaffNo);
        var isMine = task.IsHeldBy(by);
        var questions = edition is { } begun && await sheets.EditionAsync(begun, ct) is { } kept ? kept : task.QuestionnaireCode is { } code ? await sheets.BlankAsync(code, ct) : null;
        await RecordAsync(task, isOpen && isMine ? "follow-up numbers" : "follow-up", ct);
        return new()
        {
            Row = row,
            Patient = await patients.NameAsync(task.PatientId, ct) ?? "",
            Age = isOpen && row.BirthOn is { } first ? BirthDate.Of(first, row.BirthPrecision).AgeOn(patient.DeceasedOn ?? clock.Today()) : null,
            MedicalRecordNo = patient.MedicalRecordNo,
            IsClosed = !isOpen,
            Why = FollowUpWhy.Of(row, clock.Today()),
            Reason = isOpen ? vault.Open(FollowUpTask.ReasonPurpose, task.Reason) : null,
            EndReason = task.EndReason,
            TriedAt = task.LastAttemptAt,
            IsMine = isMine,
            IsBusy = task.IsHeldByAnother(by, now),
            Numbers = isOpen ? await numbers.ReadAsync(task, isMine, ct) : [],
            Stay = isOpen ? await stays.ReadAsync(task.PatientId, task.EncounterId, ct) : null,
            Allergies = isOpen ? vault.Open(Patient.AllergiesPurpose, patient.Allergies) : null,
            Attempts = isOpen ? await past.AttemptsAsync(id, ct) : [],
            Records = isOpen ? await past.RecordsAsync(id, ct) : [],
            Questions = questions,
            LacksQuestions = task.QuestionnaireCode is not null && questions is null,
            Satisfaction = isOpen ? await satisfaction.OfAsync(task.EncounterId, ct) : null,
            Form = isOpen ? await forms.StandingAsync(task, ct) : null,
            ContactsToday = await cap.CountTodayAsync(task.PersonId, ct),
            MostContacts = cap.Most,
            IsCallingTime = (await calendar.CallingHoursAsync(ct)).Allows(now),
        };
    }

    private Task RecordAsync(FollowUpTask task, string purpose, CancellationToken ct) => audit.AppendAsync(
        new AuditDraft(AuditAct.Viewed, nameof(FollowUpTask), task.Id.ToString(), clock.GetUtcNow()) { PatientId = task.PatientId.Value, Purpose = purpose }.By(actor.Value),
        ct);
}
