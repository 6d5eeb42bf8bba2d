using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>Enters or changes a day. A day stands in the table once.</summary>
public sealed class SaveHoliday(CrmDb db, IValidator<HolidayForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(HolidayForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var day = form.Day!.Value; // the validator saw it
        await db.InTransactionAsync(
            async () =>
            {
                var there = await db.Holidays.SingleOrDefaultAsync(known => known.Day == day, ct);
                if (there is not null && there.Id.Value != form.Id)
                {
                    throw new RuleViolation("Settings.DayTaken", day, there.Name);
                }

                await WriteAsync(form, day, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }

    private async Task WriteAsync(HolidayForm form, DateOnly day, CancellationToken ct)
    {
        if (form.Id is not { } key)
        {
            db.Holidays.Add(new(day, form.Kind, form.Name.Trim()));
            return;
        }

        var id = new Id<Holiday>(key);
        var known = await db.Holidays.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        if (known.Version != form.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        known.MoveTo(day);
        known.Describe(form.Kind, form.Name.Trim());
    }
}
