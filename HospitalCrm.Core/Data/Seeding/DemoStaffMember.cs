namespace HospitalCrm.Core.Data.Seeding;

/// <summary>One of the demo hospital's staff. <see cref="RoleCode"/> is the user code without its number.</summary>
public sealed record DemoStaffMember(string Code, string Name, string Role, string DepartmentCode, string Department, string? Extension, string Mobile)
{
    public string RoleCode => Code.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
