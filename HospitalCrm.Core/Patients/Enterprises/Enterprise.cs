using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>单位客户/协议单位: an employer or body whose people come here under a contract (S0-2).</summary>
public sealed class Enterprise : Entity<Enterprise>, IAudited, ISoftDeleted
{
    private readonly List<EnterpriseContract> _contracts = [];
    private readonly List<EnterpriseContact> _contacts = [];

    public Enterprise(string name, DateTimeOffset at) => (Name, CreatedAt) = (name, at);

    private Enterprise()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>统一社会信用代码.</summary>
    public string? CreditCode { get; private set; }

    public string? Address { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Who looks after it here: a staff number.</summary>
    public string? ManagerNo { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public IReadOnlyList<EnterpriseContract> Contracts => _contracts;

    public IReadOnlyList<EnterpriseContact> Contacts => _contacts;

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? creditCode, string? address, string? managerNo, string? note) =>
        (Name, CreditCode, Address, ManagerNo, Note) = (name, creditCode, address, managerNo, note);

    public EnterpriseContract Sign()
    {
        var contract = new EnterpriseContract(Id);
        _contracts.Add(contract);
        return contract;
    }

    public void Drop(EnterpriseContract contract) => _contracts.Remove(contract);

    public EnterpriseContact AddContact(int order)
    {
        var contact = new EnterpriseContact(Id, order);
        _contacts.Add(contact);
        return contact;
    }

    public void Remove(EnterpriseContact contact) => _contacts.Remove(contact);

    public void Delete(DateTimeOffset at) => DeletedAt ??= at;
}

/// <summary>A contract with an enterprise: from when to when, on what terms, and where the paper lies.</summary>
public sealed class EnterpriseContract : Entity<EnterpriseContract>, IAudited
{
    private EnterpriseContract()
    {
    }

    internal EnterpriseContract(Id<Enterprise> enterprise) => EnterpriseId = enterprise;

    public Id<Enterprise> EnterpriseId { get; private set; }

    public string ContractNo { get; private set; } = "";

    public DateOnly FromOn { get; private set; }

    public DateOnly ToOn { get; private set; }

    public string? Terms { get; private set; }

    /// <summary>Where the signed paper is kept.</summary>
    public string? FileReference { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Agree(string contractNo, DateOnly from, DateOnly to, string? terms, string? fileReference) =>
        (ContractNo, FromOn, ToOn, Terms, FileReference) = (contractNo, from, to, terms, fileReference);
}

/// <summary>Whom to speak to at an enterprise.</summary>
public sealed class EnterpriseContact : Entity<EnterpriseContact>, IAudited
{
    public const string PhonePurpose = "EnterpriseContact.Phone";
    public const string EmailPurpose = "EnterpriseContact.Email";

    private EnterpriseContact()
    {
    }

    internal EnterpriseContact(Id<Enterprise> enterprise, int order) => (EnterpriseId, Order) = (enterprise, order);

    public Id<Enterprise> EnterpriseId { get; private set; }

    public string Name { get; private set; } = "";

    public string? Position { get; private set; }

    public Sealed? Phone { get; private set; }

    public Sealed? Email { get; private set; }

    public int Order { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? position, int order) => (Name, Position, Order) = (name, position, order);

    public void Reach(Sealed? phone) => Phone = phone;

    public void Write(Sealed? email) => Email = email;
}

internal sealed class EnterpriseMap : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("Enterprises");
        builder.Property(enterprise => enterprise.Name).HasMaxLength(100);
        builder.Property(enterprise => enterprise.CreditCode).HasMaxLength(32);
        builder.Property(enterprise => enterprise.Address).HasMaxLength(200);
        builder.Property(enterprise => enterprise.ManagerNo).HasMaxLength(32);
        builder.Property(enterprise => enterprise.Note).HasMaxLength(1000);
        builder.HasQueryFilter(enterprise => enterprise.DeletedAt == null);
        builder.HasMany(enterprise => enterprise.Contracts).WithOne().HasForeignKey(contract => contract.EnterpriseId);
        builder.HasMany(enterprise => enterprise.Contacts).WithOne().HasForeignKey(contact => contact.EnterpriseId);
        builder.Navigation(enterprise => enterprise.Contracts).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(enterprise => enterprise.Contacts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class EnterpriseContractMap : IEntityTypeConfiguration<EnterpriseContract>
{
    public void Configure(EntityTypeBuilder<EnterpriseContract> builder)
    {
        builder.ToTable("EnterpriseContracts");
        builder.Property(contract => contract.ContractNo).HasMaxLength(50);
        builder.Property(contract => contract.Terms).HasMaxLength(1000);
        builder.Property(contract => contract.FileReference).HasMaxLength(200);
    }
}

internal sealed class EnterpriseContactMap : IEntityTypeConfiguration<EnterpriseContact>
{
    public void Configure(EntityTypeBuilder<EnterpriseContact> builder)
    {
        builder.ToTable("EnterpriseContacts");
        builder.Property(contact => contact.Name).HasMaxLength(50);
        builder.Property(contact => contact.Position).HasMaxLength(50);
    }
}
