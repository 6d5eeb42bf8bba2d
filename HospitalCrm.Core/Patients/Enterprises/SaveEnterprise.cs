using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>Saves an enterprise client with its contracts and contacts.</summary>
public sealed class SaveEnterprise(CrmDb db, Vault vault, HospitalProfile hospital, IValidator<EnterpriseForm> validator, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.ManageEnterprises;

    public async Task<Id<Enterprise>> HandleAsync(EnterpriseForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var name = PersonText.Clean(form.Name);
        var key = new Id<Enterprise>(form.Id ?? Guid.Empty);
        if (await db.Enterprises.AnyAsync(known => known.Name == name && known.Id != key, ct))
        {
            throw new RuleViolation("Patients.EnterpriseKnown", name);
        }

        if (Optional(form.ManagerNo) is { } manager && !await db.Staff.AnyAsync(staff => staff.StaffNo == manager, ct))
        {
            throw new RuleViolation("Patients.ManagerUnknown", manager);
        }

        var enterprise = form.Id is null ? db.Enterprises.Add(new(name, clock.GetUtcNow())).Entity : await FindAsync(key, form.Version, ct);
        enterprise.Describe(name, Optional(form.CreditCode)?.ToUpperInvariant(), Optional(form.Address), Optional(form.ManagerNo), Optional(form.Note));
        FillContracts(enterprise, [.. form.Contracts.Where(line => !line.IsBlank())]);
        FillContacts(enterprise, [.. form.Contacts.Where(line => !line.IsBlank())]);

        // A change of a contract only is a change of the client: its version must rise.
        db.Entry(enterprise).Property(changed => changed.Name).IsModified = form.Id is not null;
        await db.SaveChangesAsync(ct);
        return enterprise.Id;
    }

    private async Task<Enterprise> FindAsync(Id<Enterprise> key, int version, CancellationToken ct)
    {
        var known = await db.Enterprises.Include(known => known.Contracts).Include(known => known.Contacts).AsSplitQuery().SingleOrDefaultAsync(known => known.Id == key, ct)
            ?? throw new RuleViolation("Patients.EnterpriseMissing");
        return known.Version == version ? known : throw new DbUpdateConcurrencyException();
    }

    private static void FillContracts(Enterprise enterprise, List<EnterpriseContractForm> lines)
    {
        foreach (var gone in enterprise.Contracts.Where(contract => !lines.Exists(line => line.Id == contract.Id.Value)).ToList())
        {
            enterprise.Drop(gone);
        }

        foreach (var line in lines)
        {
            var contract = enterprise.Contracts.FirstOrDefault(known => known.Id.Value == line.Id) ?? enterprise.Sign();
            contract.Agree(line.ContractNo.Trim(), line.FromOn!.Value, line.ToOn!.Value, Optional(line.Terms), Optional(line.FileReference));
        }
    }

    private void FillContacts(Enterprise enterprise, List<EnterpriseContactForm> lines)
    {
        foreach (var gone in enterprise.Contacts.Where(contact => !lines.Exists(line => line.Id == contact.Id.Value)).ToList())
        {
            enterprise.Remove(gone);
        }

        for (var order = 0; order < lines.Count; order++)
        {
            var contact = enterprise.Contacts.FirstOrDefault(known => known.Id.Value == lines[order].Id) ?? enterprise.AddContact(order);
            contact.Describe(PersonNames.Fold(lines[order].Name), Optional(lines[order].Position), order);
            Reach(contact, lines[order]);
        }
    }

    private void Reach(EnterpriseContact contact, EnterpriseContactForm line)
    {
        var phone = string.IsNullOrWhiteSpace(line.Phone) ? null : PhoneNumbers.Normalise(line.Phone, hospital.Numbering).ToString();
        if (phone != vault.Open(EnterpriseContact.PhonePurpose, contact.Phone))
        {
            contact.Reach(vault.SealOptional(EnterpriseContact.PhonePurpose, phone));
        }

        var email = MailAddresses.TryRead(line.Email, out var address) ? address : null;
        if (email != vault.Open(EnterpriseContact.EmailPurpose, contact.Email))
        {
            contact.Write(vault.SealOptional(EnterpriseContact.EmailPurpose, email));
        }
    }

    private static string? Optional(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : PersonText.Clean(typed);
}
