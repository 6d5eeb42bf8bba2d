using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>One 座谈会 with what came of it.</summary>
public sealed class ReadMeeting(CrmDb db, Vault vault) : IUseCase
{
    public static Permission Requires => LearningPermissions.Manage;

    public async Task<MeetingSheet> HandleAsync(Id<ComplaintMeeting> id, CancellationToken ct = default)
    {
        var held = await db.ComplaintMeetings.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Complaints.MeetingMissing");
        var actions = await db.CorrectiveActions.AsNoTracking().Where(action => action.MeetingId == id).OrderBy(action => action.DueOn).ToListAsync(ct);
        return new(
            held.Id,
            held.HeldOn,
            held.Place,
            vault.Open(ComplaintMeeting.TitlePurpose, held.Title),
            vault.Open(ComplaintMeeting.PeoplePurpose, held.People),
            vault.Open(ComplaintMeeting.TopicsPurpose, held.Topics),
            vault.Open(ComplaintMeeting.ResultPurpose, held.Result),
            await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == held.RegisteredBy).Select(staff => staff.Name).SingleOrDefaultAsync(ct) ?? held.RegisteredBy,
            held.RegisteredAt,
            actions.ConvertAll(action => new MeetingAction(action.Id, vault.Open(CorrectiveAction.TitlePurpose, action.Title), action.State, action.DueOn)));
    }
}

public sealed record MeetingSheet(
    Id<ComplaintMeeting> Id,
    DateOnly HeldOn,
    string Place,
    string Title,
    string People,
    string Topics,
    string? Result,
    string RegisteredBy,
    DateTimeOffset RegisteredAt,
    IReadOnlyList<MeetingAction> Actions);

public sealed record MeetingAction(Id<CorrectiveAction> Id, string Title, CorrectiveState State, DateOnly DueOn);
