using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.Archive;

/// <summary>What a patient answered over the years: the sheets, newest first, and how each answer went across editions.</summary>
public sealed class ReadAnswers(ArchiveRecords records, AnswerSheets sheets, CurrentActor actor, AuditLog audit, TimeProvider clock) : IUseCase
{
    public const int Most = 200;

    public static Permission Requires => QuestionnairePermissions.ViewAnswers;

    public async Task<AnswerHistory> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        var patients = await records.DemandAsync(key, ct);
        var found = await sheets.OfPatientsAsync([.. patients.OfType<Id<Patient>>().Select(patient => patient.Value)], Most, ct);
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Viewed, nameof(Patient), key.ToString(), clock.GetUtcNow()) { PatientId = key.Value, Purpose = "answers" }.By(actor.Value),
            ct);
        var names = await records.StaffAsync(found.SelectMany(sheet => new[] { sheet.FilledBy, sheet.Opinion?.By }), ct);
        return new([.. found.Reverse()], AnswerTrend.Of(found.Where(sheet => sheet.IsGenuine)), names);
    }
}

/// <param name="Names">Of the staff who filled them in, by number.</param>
public sealed record AnswerHistory(IReadOnlyList<SheetReading> Sheets, IReadOnlyList<AnswerTrend> Trends, IReadOnlyDictionary<string, string> Names);
