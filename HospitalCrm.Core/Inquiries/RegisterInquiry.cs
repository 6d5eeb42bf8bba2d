using FluentValidation;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>登记咨询: answered on the spot it is closed; handed over, the department is told by the same save. Saved again by the same form it adds nothing.</summary>
public sealed class RegisterInquiry(
    CrmDb db, InquiryDesk desk, InquiryNotices notices, PatientSight patients, CallAccess calls, HospitalProfile hospital, Vault vault, IValidator<InquiryForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => InquiryPermissions.Register;

    public async Task<Id<Inquiry>> HandleAsync(InquiryForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var inquiry = await MakeAsync(form, ct);
        await db.InTransactionAsync(
            async () =>
            {
                var saved = await db.Inquiries.AsNoTracking().SingleOrDefaultAsync(known => known.RequestKey == form.RequestKey && known.RegisteredBy == actor.Value.StaffNo, ct);
                if (saved is not null)
                {
                    inquiry = saved;
                    return;
                }

                db.Inquiries.Add(inquiry);
                await notices.HandedAsync(inquiry, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return inquiry.Id;
    }

    private async Task<Inquiry> MakeAsync(InquiryForm form, CancellationToken ct)
    {
        var call = form.Call is { } rung ? (await calls.OwnAsync(new(rung), ct)).Id : default(Id<CallSession>?);
        var patient = form.Patient is { } key ? new Id<Patient>(key) : default(Id<Patient>?);
        if (patient is { } archive && await patients.AdmissionAsync(archive, ct) is not { IsOpen: true })
        {
            throw new RuleViolation("Patients.Missing");
        }

        var (by, now) = (actor.Value.StaffNo, clock.GetUtcNow());
        var inquiry = new Inquiry(vault.Seal(Inquiry.QuestionPurpose, form.Question.Trim()), by, now, form.RequestKey)
            .From(patient, call, vault.SealOptional(Inquiry.CallerPurpose, form.Caller.Trim()), vault.SealOptional(Inquiry.PhonePurpose, hospital.Subscriber(form.Phone)));
        if (form.Way == InquiryWay.HandOver)
        {
            await desk.DemandDepartmentAsync(form.Department, ct);
            inquiry.Hand(form.Department!, InquiryDesk.DueBy(form.DueOn!.Value)); // the validator saw both
        }
        else if (form.Way == InquiryWay.AnsweredNow)
        {
            inquiry.Reply(vault.Seal(Inquiry.AnswerPurpose, form.Answer.Trim()), await desk.ArticleAsync(form.Article, ct), by, now);
            inquiry.Close(isSent: false, by, now);
        }

        return inquiry;
    }
}
