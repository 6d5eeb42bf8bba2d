using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Settings;

/// <summary>The departments a form offers.</summary>
public sealed class ReadDepartmentChoices(DepartmentBook book) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <param name="present">The one already chosen: it is offered even when it is hidden by now.</param>
    public Task<IReadOnlyList<DepartmentChoice>> HandleAsync(string? present, CancellationToken ct = default) => book.ChoicesAsync(present, ct);
}
