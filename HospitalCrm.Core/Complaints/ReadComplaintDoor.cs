using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints;

/// <summary>What the public page offers: nothing but the names of departments, which stand at their doors.</summary>
public sealed class ReadComplaintDoor(DepartmentBook departments, ParameterValues parameters) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Register;

    /// <returns>Null: the hospital has no such page.</returns>
    public async Task<IReadOnlyList<DepartmentChoice>?> HandleAsync(CancellationToken ct = default) =>
        parameters.Get(ComplaintParameters.WebForm) ? await departments.ChoicesAsync(null, ct) : null;
}
