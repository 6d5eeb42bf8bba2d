using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Whether the review of rights is overdue, for the notice on the home page.</summary>
public sealed class ReadReviewDue(ReviewReading reading) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ReviewRights;

    public Task<ReviewDue> HandleAsync(CancellationToken ct = default) => reading.DueAsync(ct);
}
