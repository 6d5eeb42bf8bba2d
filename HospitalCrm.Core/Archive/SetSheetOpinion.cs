using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>诊断意见 on a sheet that is filled in: a clinician who may see the patient sets it afterwards, or corrects it, with a reason.</summary>
public sealed class SetSheetOpinion(CrmDb db, PatientSight sight, AnswerSheets sheets) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.SetOpinion;

    /// <param name="version">Of the sheet that was read.</param>
    public async Task HandleAsync(Id<AnswerSheet> id, int version, OpinionChoice opinion, CancellationToken ct = default)
    {
        var sheet = await db.AnswerSheets.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Questionnaires.Missing");
        await sight.DemandAsync(new(sheet.PatientId), ct);
        if (sheet.Version != version)
        {
            throw new DbUpdateConcurrencyException();
        }

        await sheets.SetOpinionAsync(sheet, opinion);
        await db.SaveChangesAsync(ct);
    }
}
