using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Security;

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasIndex(account => account.StaffId).IsUnique();
        builder.Ignore(account => account.HasAuthenticator);
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
        builder.Property(staff => staff.WardCode).HasMaxLength(32);
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
        builder.Property(grant => grant.Scope).HasDefaultValue(DataScope.All).HasSentinel(DataScope.All);
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

internal sealed class RoleOfferMap : IEntityTypeConfiguration<RoleOffer>
{
    public void Configure(EntityTypeBuilder<RoleOffer> builder)
    {
        builder.HasKey(offer => new { offer.RoleCode, offer.Permission });
        builder.Property(offer => offer.RoleCode).HasMaxLength(32);
        builder.Property(offer => offer.Permission).HasMaxLength(80);
    }
}

internal sealed class SignInSessionMap : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.From).HasMaxLength(SignInSession.FromLength);
        builder.Property(session => session.Device).HasMaxLength(SignInSession.DeviceLength);
        builder.HasIndex(session => session.AccountId);
        builder.HasIndex(session => session.EndedAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }
}

internal sealed class UsedPasswordMap : IEntityTypeConfiguration<UsedPassword>
{
    public void Configure(EntityTypeBuilder<UsedPassword> builder)
    {
        builder.Property(used => used.Id).ValueGeneratedNever();
        builder.Property(used => used.Hash).HasMaxLength(400);
        builder.HasIndex(used => new { used.AccountId, used.SetAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(used => used.AccountId);
    }
}

internal sealed class RecoveryCodeMap : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.HasIndex(code => new { code.AccountId, code.Hash }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId);
    }
}

internal sealed class AuditCheckMap : IEntityTypeConfiguration<AuditCheck>
{
    public void Configure(EntityTypeBuilder<AuditCheck> builder)
    {
        builder.Property(check => check.StartedBy).HasMaxLength(64);
        builder.Property(check => check.Reason).HasMaxLength(80);
        builder.HasIndex(check => check.StartedAt);
    }
}

internal sealed class AuditReviewMap : IEntityTypeConfiguration<AuditReview>
{
    public void Configure(EntityTypeBuilder<AuditReview> builder)
    {
        builder.Property(review => review.Quarter).HasMaxLength(6);
        builder.Property(review => review.Remarks).HasMaxLength(AuditReview.RemarksLength);
        builder.Property(review => review.SignedBy).HasMaxLength(32);
        builder.Property(review => review.SignedByName).HasMaxLength(50);
        builder.HasIndex(review => review.Quarter).IsUnique();
    }
}

internal sealed class ConnectedSystemMap : IEntityTypeConfiguration<ConnectedSystem>
{
    public void Configure(EntityTypeBuilder<ConnectedSystem> builder)
    {
        builder.Property(system => system.Code).HasMaxLength(32);
        builder.Property(system => system.Name).HasMaxLength(50);
        builder.Property(system => system.Scopes).HasMaxLength(1000);
        builder.Property(system => system.Networks).HasMaxLength(500).HasDefaultValue("");
        builder.Property(system => system.FrameOrigin).HasMaxLength(200);
        builder.HasIndex(system => system.OldKeyHash);
        builder.HasIndex(system => system.Code).IsUnique();
        builder.HasIndex(system => system.KeyHash).IsUnique();
    }
}
