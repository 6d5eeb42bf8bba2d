using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<StaffPhoto> StaffPhotos => Set<StaffPhoto>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<StaffRole> StaffRoles => Set<StaffRole>();

    public DbSet<RoleOffer> RoleOffers => Set<RoleOffer>();

    public DbSet<AccessStamp> AccessStamps => Set<AccessStamp>();

    public DbSet<RightsReview> RightsReviews => Set<RightsReview>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<UsedPassword> UsedPasswords => Set<UsedPassword>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<AuditCheck> AuditChecks => Set<AuditCheck>();

    public DbSet<AuditReview> AuditReviews => Set<AuditReview>();

    public DbSet<ConnectedSystem> ConnectedSystems => Set<ConnectedSystem>();
}
