using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>角色. A new role may do nothing (S4-5.5, D).</summary>
public sealed class Role : Entity<Role>, IAudited
{
    private Role()
    {
    }

    public Role(string code, string name, int order)
    {
        Code = code;
        Name = name;
        Order = order;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Order { get; private set; }

    public string? Note { get; private set; }

    Guid? IAudited.AuditPatient => null;
}

/// <summary>One right of one role.</summary>
public sealed class Grant(Id<Role> roleId, string permission) : IAudited
{
    public Id<Role> RoleId { get; private set; } = roleId;

    public string Permission { get; private set; } = permission;

    Guid? IAudited.AuditPatient => null;
}

/// <summary>One role of one member of staff.</summary>
public sealed class StaffRole(Id<StaffMember> staffId, Id<Role> roleId) : IAudited
{
    public Id<StaffMember> StaffId { get; private set; } = staffId;

    public Id<Role> RoleId { get; private set; } = roleId;

    Guid? IAudited.AuditPatient => null;
}
