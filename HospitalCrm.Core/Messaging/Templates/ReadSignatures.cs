using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>Whose signature a text may be looked at with.</summary>
public sealed class ReadSignatures(DepartmentBook departments) : IUseCase
{
    public static Permission Requires => TemplatePermissions.View;

    public async Task<IReadOnlyList<DepartmentChoice>> HandleAsync(CancellationToken ct = default) => await departments.ChoicesAsync(null, ct);
}
