using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Security;

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasIndex(account => account.StaffId).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(account => account.StaffId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StaffMemberMap : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(staff => staff.StaffNo).HasMaxLength(32);
        builder.Property(staff => staff.Name).HasMaxLength(50);
        builder.Property(staff => staff.DepartmentCode).HasMaxLength(32);
        builder.Property(staff => staff.Extension).HasMaxLength(16);
        builder.HasIndex(staff => staff.StaffNo).IsUnique();
        builder.HasQueryFilter(staff => staff.DeletedAt == null);
    }
}

internal sealed class RoleMap : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.Property(role => role.Code).HasMaxLength(32);
        builder.Property(role => role.Name).HasMaxLength(50);
        builder.Property(role => role.Note).HasMaxLength(200);
        builder.HasIndex(role => role.Code).IsUnique();
    }
}

internal sealed class GrantMap : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.HasKey(grant => new { grant.RoleId, grant.Permission });
        builder.Property(grant => grant.Permission).HasMaxLength(80);
        builder.HasOne<Role>().WithMany().HasForeignKey(grant => grant.RoleId);
    }
}

internal sealed class StaffRoleMap : IEntityTypeConfiguration<StaffRole>
{
    public void Configure(EntityTypeBuilder<StaffRole> builder)
    {
        builder.HasKey(held => new { held.StaffId, held.RoleId });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(held => held.StaffId);
        builder.HasOne<Role>().WithMany().HasForeignKey(held => held.RoleId);
    }
}

internal sealed class SignInSessionMap : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasIndex(session => session.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }
}

internal sealed class ConnectedSystemMap : IEntityTypeConfiguration<ConnectedSystem>
{
    public void Configure(EntityTypeBuilder<ConnectedSystem> builder)
    {
        builder.Property(system => system.Code).HasMaxLength(32);
        builder.Property(system => system.Name).HasMaxLength(50);
        builder.Property(system => system.Scopes).HasMaxLength(1000);
        builder.HasIndex(system => system.Code).IsUnique();
        builder.HasIndex(system => system.KeyHash).IsUnique();
    }
}
