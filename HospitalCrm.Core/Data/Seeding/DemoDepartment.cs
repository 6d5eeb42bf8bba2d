using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A department of the demo hospital. Administration has no diagnoses and no doctors.</summary>
public sealed record DemoDepartment(string Code, string Name, bool IsClinical, string Location)
{
    internal DemoDiagnosis[] Diagnoses { get; init; } = [];

    internal string[] Doctors { get; init; } = [];

    internal bool HasWard => IsClinical && Code[0] <= '3';

    public Department ToDepartment() => Describe(new(Code, Name));

    internal Department ToDepartment(Id<Department> id) => Describe(new(Code, Name) { Id = id });

    private Department Describe(Department department)
    {
        department.Describe(Name, IsClinical ? DepartmentKind.Clinical : DepartmentKind.Administrative, messageName: null);
        department.GuideTo(IsClinical ? $"{Location}。从门诊楼大厅乘电梯到达，先在自助机或护士站报到。" : $"{Location}。周一至周五 8:00–17:00。");
        return department;
    }
}
