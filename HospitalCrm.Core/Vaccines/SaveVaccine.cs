using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Writes what parents are told of a vaccine. The doses and the price of one of the programme are not the hospital's to set.</summary>
public sealed class SaveVaccine(CrmDb db, IValidator<VaccineForm> validator) : IUseCase
{
    private const string OwnCode = "OWN-";

    public static Permission Requires => VaccinePermissions.Manage;

    public async Task<Id<Vaccine>> HandleAsync(VaccineForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var saved = default(Id<Vaccine>);
        await db.InTransactionAsync(
            async () =>
            {
                var vaccine = await FindAsync(form, ct);
                var before = (vaccine.Months, vaccine.Intervals, vaccine.NotFromMonths, vaccine.IsOff);
                Write(vaccine, form);
                saved = vaccine.Id;
                await db.SaveChangesAsync(ct);
                if (before != (vaccine.Months, vaccine.Intervals, vaccine.NotFromMonths, vaccine.IsOff))
                {
                    await db.VaccineChildren.ExecuteUpdateAsync(set => set.SetProperty(child => child.LookOn, DateOnly.MinValue), ct);
                }
            },
            ct);
        return saved;
    }

    private async Task<Vaccine> FindAsync(VaccineForm form, CancellationToken ct)
    {
        if (form.Id is not { } key)
        {
            var number = await db.Vaccines.MaxAsync(vaccine => (int?)vaccine.Number, ct) ?? 0;
            var added = new Vaccine(number + 1, OwnCode + (number + 1), isProgramme: false);
            db.Vaccines.Add(added);
            return added;
        }

        var id = new Id<Vaccine>(key);
        var known = await db.Vaccines.SingleOrDefaultAsync(vaccine => vaccine.Id == id, ct) ?? throw new RuleViolation("Vaccines.Missing");
        return known.Version == form.Version ? known : throw new DbUpdateConcurrencyException();
    }

    private static void Write(Vaccine vaccine, VaccineForm form)
    {
        vaccine.Describe(form.Name.Trim(), form.Purpose.Trim(), form.Cautions.Trim()).TurnOff(form.IsOff);
        if (!vaccine.IsProgramme)
        {
            vaccine.Schedule(OwnDoses.Write(OwnDoses.Numbers(form.Months)!), OwnDoses.Write(OwnDoses.Numbers(form.Intervals)!), VaccineForm.Whole(form.NotFromMonths));
        }

        vaccine.Price(VaccineForm.Money(form.DomesticPrice), VaccineForm.Money(form.ImportedPrice));
    }
}
