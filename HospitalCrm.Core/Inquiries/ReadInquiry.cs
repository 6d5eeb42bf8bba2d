using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>Opens one of them; the look is on record.</summary>
public sealed class ReadInquiry(CrmDb db, InquiryDesk desk, DepartmentBook departments, AnswerMessages messages, Grants grants, Vault vault, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => InquiryPermissions.View;

    public async Task<InquirySheet> HandleAsync(Id<Inquiry> id, CancellationToken ct = default)
    {
        var one = await desk.DemandAsync(id, ct);
        var seesCaller = await desk.SeesCallerAsync(one);
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Viewed, nameof(Inquiry), id.ToString(), clock.GetUtcNow()) { PatientId = one.PatientId?.Value, Purpose = seesCaller ? "case" : "case covered" }.By(actor.Value), ct);
        string?[] people = [one.RegisteredBy, one.AnsweredBy, one.ClosedBy];
        var names = await db.Staff.AsNoTracking().IgnoreQueryFilters().Where(known => people.Contains(known.StaffNo)).ToDictionaryAsync(known => known.StaffNo, known => known.Name, StringComparer.Ordinal, ct);
        string? Name(string? staffNo) => staffNo is null ? null : names.GetValueOrDefault(staffNo, staffNo);
        var mayTell = seesCaller && await grants.HasAsync(actor.Value, InquiryPermissions.Register);
        var answer = vault.Open(Inquiry.AnswerPurpose, one.Answer);
        var choices = await departments.ChoicesAsync(one.DepartmentCode, ct);
        return new()
        {
            Id = one.Id,
            State = one.State,
            RegisteredAt = one.RegisteredAt,
            RegisteredBy = Name(one.RegisteredBy)!,
            Caller = seesCaller ? vault.Open(Inquiry.CallerPurpose, one.Caller) : null,
            Phone = seesCaller ? vault.Open(Inquiry.PhonePurpose, one.Phone) : null,
            HasPhone = one.Phone is not null,
            Question = vault.Open(Inquiry.QuestionPurpose, one.Question),
            Answer = answer,
            Article = await db.KnowledgeArticles.Where(article => article.Id == one.ArticleId).Select(article => article.Title).SingleOrDefaultAsync(ct),
            Department = choices.FirstOrDefault(choice => choice.Code == one.DepartmentCode)?.Name ?? one.DepartmentCode,
            DueAt = one.DueAt,
            IsOverdue = one.State == InquiryState.Handed && one.DueAt <= clock.GetUtcNow(),
            AnsweredBy = Name(one.AnsweredBy),
            AnsweredAt = one.AnsweredAt,
            ClosedBy = Name(one.ClosedBy),
            ClosedAt = one.ClosedAt,
            IsSent = one.IsSent,
            EndReason = seesCaller ? vault.Open(Inquiry.EndReasonPurpose, one.EndReason) : null,
            IsEnded = one.EndReason is not null,
            MaySend = mayTell && one is { State: InquiryState.Answered, Phone: not null } && messages.MaySay(answer ?? ""),
            MayAnswer = one.State is InquiryState.Open or InquiryState.Handed && await desk.MayAnswerAsync(one),
            MayHand = one.State is InquiryState.Open or InquiryState.Handed && await grants.HasAsync(actor.Value, InquiryPermissions.Register),
            MayClose = mayTell && one.State == InquiryState.Answered,
            MayEnd = mayTell && one.State != InquiryState.Closed,
            Departments = choices,
        };
    }
}
