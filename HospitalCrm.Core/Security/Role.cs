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

    /// <summary>编号. Never changes: the command line and later versions of the product know the role by it.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Order { get; private set; }

    public string? Note { get; private set; }

    /// <summary>When its rights were last changed; whoever looked at them before that must look again.</summary>
    public DateTimeOffset? RightsChangedAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, int order, string? note)
    {
        Name = name;
        Order = order;
        Note = note;
    }

    public void RightsChanged(DateTimeOffset at) => RightsChangedAt = at;
}

/// <summary>One right of one role.</summary>
public sealed class Grant(Id<Role> roleId, string permission, DataScope scope = DataScope.All) : IAudited
{
    public Id<Role> RoleId { get; private set; } = roleId;

    public string Permission { get; private set; } = permission;

    /// <summary>For which rows; only scoped rights know fewer than all.</summary>
    public DataScope Scope { get; private set; } = scope;

    Guid? IAudited.AuditPatient => null;

    public void Widen(DataScope scope) => Scope = scope;
}

/// <summary>One role of one member of staff.</summary>
public sealed class StaffRole(Id<StaffMember> staffId, Id<Role> roleId) : IAudited
{
    public Id<StaffMember> StaffId { get; private set; } = staffId;

    public Id<Role> RoleId { get; private set; } = roleId;

    Guid? IAudited.AuditPatient => null;
}
