using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Surveys.Satisfaction;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>A low score that was handed over becomes a draft, in the transaction that hands it over: the office accepts or declines it. The clocks run.</summary>
internal sealed class TakeLowScore(CrmDb db, ComplaintDrafts drafts, HospitalProfile hospital, Vault vault, CurrentActor actor, TimeProvider clock) : IHandle<LowScoreHandedOver>
{
    /// <summary>What was rated low → what such a complaint is called.</summary>
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["attitude"] = "attitude",
        ["quality"] = "medical",
        ["skill"] = "medical",
        ["communication"] = "communication",
        ["efficiency"] = "waiting",
        ["price"] = "charges",
        ["hygiene"] = "environment",
        ["process"] = "process",
    };

    public async Task HandleAsync(LowScoreHandedOver happened, CancellationToken ct)
    {
        var score = db.LowScores.Local.Single(low => low.Id == happened.Score);
        var low = await db.SatisfactionRatings.AsNoTracking().Where(rating => rating.SourceKey == score.SourceKey && rating.Round == score.Round && rating.Score <= SatisfactionRating.Low)
            .OrderBy(rating => rating.Score).ThenBy(rating => rating.ItemCode).Select(rating => new { rating.ClassCode, rating.StaffNo }).ToListAsync(ct);

        // Only where nothing but one person was rated low is it about him.
        var subject = low.Select(rating => rating.StaffNo).Distinct().ToList() is [{ Length: > 0 } one] ? one : null;
        var name = await db.Patients.Where(patient => patient.Id == score.PatientId).Select(patient => patient.Name).SingleOrDefaultAsync(ct);
        var number = await NumberAsync(score.PatientId, ct);
        var complaint = new Complaint(ComplaintSource.Survey, clock.GetUtcNow(), actor.Value.StaffNo, score.Id.Value).From(
            score.PatientId,
            vault.SealOptional(Complaint.ComplainantNamePurpose, name),
            vault.SealOptional(Complaint.ComplainantPhonePurpose, number),
            number is null ? null : vault.BlindIndex(Complaint.PhoneIndexPurpose, number),
            relation: null,
            ComplaintTail.Of(vault, number));
        var meant = low.Select(rating => Classes.GetValueOrDefault(rating.ClassCode)).FirstOrDefault();
        await drafts.KeepAsync(complaint, score.DepartmentCode.Length > 0 ? score.DepartmentCode : null, subject, meant, vault.Open(LowScore.TextPurpose, score.Text), actor.Value.StaffNo, ct);
    }

    private async Task<string?> NumberAsync(Id<Patient> patient, CancellationToken ct)
    {
        var first = await db.ContactNumbers.AsNoTracking().Where(number => number.PatientId == patient && number.DeadAt == null)
            .OrderBy(number => number.ContactPersonId != null).ThenBy(number => number.Priority).Select(number => (Sealed?)number.Number).FirstOrDefaultAsync(ct);
        return hospital.Subscriber(vault.Open(ContactNumber.NumberPurpose, first) ?? "");
    }
}
