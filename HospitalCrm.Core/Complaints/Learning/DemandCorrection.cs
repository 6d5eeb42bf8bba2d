using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>要求整改, of one complaint, of several, or of a 座谈会. Its owner is told by the same save; saved again by the same form it adds nothing.</summary>
public sealed class DemandCorrection(CrmDb db, CorrectiveDesk desk, CorrectiveNotices notices, Vault vault, IValidator<CorrectiveForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.Manage;

    public async Task<Id<CorrectiveAction>> HandleAsync(CorrectiveForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var about = await desk.ComplaintsAsync(form.Complaints, ct);
        await desk.DemandSilentAsync(about, [form.Title, form.Measures], ct);
        var meeting = form.Meeting is { } key ? new Id<ComplaintMeeting>(key) : default(Id<ComplaintMeeting>?);
        if (meeting is { } held && !await db.ComplaintMeetings.AnyAsync(known => known.Id == held, ct))
        {
            throw new RuleViolation("Complaints.MeetingMissing");
        }

        var owner = await desk.OwnerAsync(form.Owner!, ct);
        var made = new CorrectiveAction(
                form.RequestKey,
                vault.Seal(CorrectiveAction.TitlePurpose, form.Title.Trim()),
                vault.Seal(CorrectiveAction.MeasuresPurpose, form.Measures.Trim()),
                owner,
                form.DueOn!.Value,
                actor.Value.StaffNo,
                clock.GetUtcNow())
            .From(about.Select(complaint => complaint.Id), meeting);
        await db.InTransactionAsync(
            async () =>
            {
                if (await db.CorrectiveActions.AsNoTracking().SingleOrDefaultAsync(known => known.RequestKey == form.RequestKey && known.DemandedBy == actor.Value.StaffNo, ct) is { } saved)
                {
                    made = saved;
                    return;
                }

                db.CorrectiveActions.Add(made);
                await notices.GivenAsync(made, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return made.Id;
    }
}
