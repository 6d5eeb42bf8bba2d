using FluentValidation;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.After;

/// <summary>交班: gives the open items and a note to a colleague. The missed calls one has taken are free for everybody again.</summary>
public sealed class HandOverShift(CrmDb db, MissedCallDesk desk, Vault vault, IValidator<HandoverForm> validator) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<bool> HandleAsync(HandoverForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        if (form.To == desk.StaffNo || !await db.Staff.AnyAsync(staff => staff.StaffNo == form.To, ct))
        {
            throw new RuleViolation("Calls.HandoverTo");
        }

        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("missed-calls", ct);
                var open = await (await desk.OpenAsync(ct)).ToListAsync(ct);
                foreach (var mine in open.Where(missed => missed.LeaseBy == desk.StaffNo))
                {
                    mine.Release();
                }

                db.ShiftHandovers.Add(new(desk.StaffNo, form.To, vault.Seal(ShiftHandover.NotePurpose, form.Note.Trim()), open.Count, form.Owed, desk.Now));
                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }
}

public sealed record HandoverForm
{
    public const int Longest = 2_000;

    public string To { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>Records the giver still owes, as his desk showed them.</summary>
    public int Owed { get; set; }
}

internal sealed class HandoverFormValidator : AbstractValidator<HandoverForm>
{
    public HandoverFormValidator()
    {
        RuleFor(form => form.To).NotEmpty().WithErrorCode("Calls.HandoverTo");
        RuleFor(form => form.Note).NotEmpty().WithErrorCode("Calls.HandoverEmpty");
        RuleFor(form => form.Note).MaximumLength(HandoverForm.Longest).WithErrorCode("Calls.NoteTooLong").WithState(_ => new object?[] { HandoverForm.Longest });
    }
}
