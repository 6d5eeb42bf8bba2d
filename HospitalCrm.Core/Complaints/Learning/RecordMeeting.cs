using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>座谈会记录. Saved again by the same form it adds nothing.</summary>
public sealed class RecordMeeting(CrmDb db, Vault vault, IValidator<MeetingForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.Manage;

    public async Task<Id<ComplaintMeeting>> HandleAsync(MeetingForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var held = new ComplaintMeeting(form.RequestKey, form.HeldOn!.Value, form.Place.Trim(), actor.Value.StaffNo, clock.GetUtcNow()).Minutes(
            vault.Seal(ComplaintMeeting.TitlePurpose, form.Title.Trim()),
            vault.Seal(ComplaintMeeting.PeoplePurpose, form.People.Trim()),
            vault.Seal(ComplaintMeeting.TopicsPurpose, form.Topics.Trim()),
            vault.SealOptional(ComplaintMeeting.ResultPurpose, form.Result.Trim()));
        await db.InTransactionAsync(
            async () =>
            {
                if (await db.ComplaintMeetings.AsNoTracking().SingleOrDefaultAsync(known => known.RequestKey == form.RequestKey && known.RegisteredBy == actor.Value.StaffNo, ct) is { } saved)
                {
                    held = saved;
                    return;
                }

                db.ComplaintMeetings.Add(held);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return held.Id;
    }
}
