using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>Opens one of them; the look is on record.</summary>
public sealed class ReadCommendation(CrmDb db, CommendationDesk desk, Vault vault, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PraisePermissions.View;

    public async Task<CommendationSheet> HandleAsync(Id<Commendation> id, CancellationToken ct = default)
    {
        var one = await desk.DemandAsync(id, ct);
        var seesGiver = await desk.SeesGiverAsync(one);
        await audit.AppendAsync(new AuditDraft(AuditAct.Viewed, nameof(Commendation), id.ToString(), clock.GetUtcNow()) { Purpose = seesGiver ? "case" : "case covered" }.By(actor.Value), ct);
        var names = new[] { one.RegisteredBy, one.SubjectNo, one.AnsweredBy }.OfType<string>().ToList();
        var staff = await db.Staff.AsNoTracking().IgnoreQueryFilters().Where(known => names.Contains(known.StaffNo)).ToDictionaryAsync(known => known.StaffNo, known => known.Name, StringComparer.Ordinal, ct);
        var giver = vault.Open(Commendation.GiverNamePurpose, one.GiverName);
        return new()
        {
            Id = one.Id,
            Kind = one.Kind,
            State = one.State,
            Source = one.Source,
            ReceivedAt = one.ReceivedAt,
            RegisteredBy = staff.GetValueOrDefault(one.RegisteredBy, one.RegisteredBy),
            Wish = one.Wish,
            Giver = seesGiver ? giver : GiverNames.As(giver, one.Wish),
            Phone = seesGiver ? vault.Open(Commendation.GiverPhonePurpose, one.GiverPhone) : null,
            Department = await db.Departments.Where(known => known.Code == one.DepartmentCode).Select(known => known.Name).SingleOrDefaultAsync(ct) ?? one.DepartmentCode,
            Subject = one.SubjectNo is { } subject ? staff.GetValueOrDefault(subject, subject) : null,
            Words = vault.Open(Commendation.WordsPurpose, one.Words),
            Verdict = one.Verdict,
            Answer = vault.Open(Commendation.AnswerPurpose, one.Answer),
            AnsweredBy = one.AnsweredBy is { } answered ? staff.GetValueOrDefault(answered, answered) : null,
            AnsweredAt = one.AnsweredAt,
            IsGiverTold = one.IsGiverTold,
            MayAnswer = one.State == CommendationState.Pending && await desk.MayAnswerAsync(one),
        };
    }
}
