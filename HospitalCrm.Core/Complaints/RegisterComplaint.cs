using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>登记: what a member of staff saves is accepted (S4-2.4). Number, clocks and messages stand or fall with it; saved again by the same form it adds nothing.</summary>
public sealed class RegisterComplaint(
    CrmDb db, ComplaintIntake intake, ComplaintNumbers numbers, ComplaintNotices notices, ComplaintDesk desk, IValidator<ComplaintForm> validator) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Register;

    public async Task<RegisterAnswer> HandleAsync(ComplaintForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var hand = await desk.HandAsync(null, ct);
        var complaint = await KnownAsync(form.RequestKey, hand.By, ct) ?? await intake.MakeAsync(form, ct);
        if (complaint.Number is null)
        {
            var told = await notices.PrepareAsync(complaint, form.ComplainantName.Trim(), form.ComplainantPhone, DaysOf(complaint, hand.Times.Limits), ct);
            await db.InTransactionAsync(async () => complaint = await KeepAsync(complaint, form.RequestKey, told, hand, ct), ct);
        }

        return new(complaint.Id, complaint.Number!, ComplaintRules.MayOpen(complaint, await desk.ViewerAsync()));
    }

    private async Task<Complaint> KeepAsync(Complaint complaint, Guid requestKey, PreparedNotices told, ComplaintHand hand, CancellationToken ct)
    {
        var number = await numbers.NextAsync(ct);

        // Asked once more behind the counter's lock: the other save of this form is through by now, or has not begun.
        if (await KnownAsync(requestKey, hand.By, ct) is { } saved)
        {
            await numbers.GiveBackAsync(ct);
            return saved;
        }

        complaint.Open(hand, asDraft: false).Accept(number, hand);
        notices.Send(complaint, told);
        db.Complaints.Add(complaint);
        await db.SaveChangesAsync(ct);
        return complaint;
    }

    private static int DaysOf(Complaint complaint, ComplaintLimits limits) => complaint.IsJoint ? limits.JointDays : limits.SourceDays.GetValueOrDefault(complaint.Source, limits.Days);

    private Task<Complaint?> KnownAsync(Guid requestKey, string by, CancellationToken ct) =>
        db.Complaints.AsNoTracking().SingleOrDefaultAsync(complaint => complaint.RequestKey == requestKey && complaint.RegisteredBy == by, ct);
}

/// <param name="MayOpen">False: it is about himself or his own department.</param>
public sealed record RegisterAnswer(Id<Complaint> Id, string Number, bool MayOpen);
