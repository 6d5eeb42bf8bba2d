using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>One of an enterprise's people who is a customer here. Who left keeps the line, with the day.</summary>
public sealed class EnterpriseMember : Entity<EnterpriseMember>, IAudited
{
    private EnterpriseMember()
    {
    }

    public EnterpriseMember(Id<Enterprise> enterprise, Id<Patient> patient, DateOnly since) => (EnterpriseId, PatientId, SinceOn) = (enterprise, patient, since);

    public Id<Enterprise> EnterpriseId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public DateOnly SinceOn { get; private set; }

    public DateOnly? LeftOn { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public void Leave(DateOnly on) => LeftOn ??= on;
}

internal sealed class EnterpriseMemberMap : IEntityTypeConfiguration<EnterpriseMember>
{
    public void Configure(EntityTypeBuilder<EnterpriseMember> builder)
    {
        builder.ToTable("EnterpriseMembers");
        builder.HasIndex(member => new { member.EnterpriseId, member.LeftOn, member.PatientId });
        builder.HasIndex(member => member.PatientId);
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(member => member.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(member => member.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
