using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>What the office chooses among when it assigns.</summary>
public sealed class ReadComplaintChoices(ComplaintChoiceBook choices) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public Task<ComplaintChoices> HandleAsync(CancellationToken ct = default) => choices.ReadAsync(ct);
}
