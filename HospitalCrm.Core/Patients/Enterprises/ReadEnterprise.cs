using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>An enterprise client as its form edits it. The numbers of its contacts are office numbers and shown in full to those who work with it.</summary>
public sealed class ReadEnterprise(CrmDb db, Vault vault) : IUseCase
{
    public static Permission Requires => PatientPermissions.ViewEnterprises;

    public async Task<EnterpriseForm> HandleAsync(Id<Enterprise> id, CancellationToken ct = default)
    {
        var enterprise = await db.Enterprises.AsNoTracking().AsSplitQuery().Include(known => known.Contracts).Include(known => known.Contacts).SingleOrDefaultAsync(known => known.Id == id, ct)
            ?? throw new RuleViolation("Patients.EnterpriseMissing");
        return new()
        {
            Id = enterprise.Id.Value,
            Version = enterprise.Version,
            Name = enterprise.Name,
            CreditCode = enterprise.CreditCode ?? "",
            Address = enterprise.Address ?? "",
            ManagerNo = enterprise.ManagerNo ?? "",
            Note = enterprise.Note ?? "",
            Contracts =
            [
                .. enterprise.Contracts.OrderByDescending(contract => contract.FromOn).Select(contract => new EnterpriseContractForm
                {
                    Id = contract.Id.Value,
                    ContractNo = contract.ContractNo,
                    FromOn = contract.FromOn,
                    ToOn = contract.ToOn,
                    Terms = contract.Terms ?? "",
                    FileReference = contract.FileReference ?? "",
                }),
            ],
            Contacts =
            [
                .. enterprise.Contacts.OrderBy(contact => contact.Order).Select(contact => new EnterpriseContactForm
                {
                    Id = contact.Id.Value,
                    Name = contact.Name,
                    Position = contact.Position ?? "",
                    Phone = vault.Open(EnterpriseContact.PhonePurpose, contact.Phone) ?? "",
                    Email = vault.Open(EnterpriseContact.EmailPurpose, contact.Email) ?? "",
                }),
            ],
        };
    }
}
