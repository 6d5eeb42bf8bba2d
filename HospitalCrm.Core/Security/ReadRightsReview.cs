using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

public sealed class ReadRightsReview(ReviewReading reading) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ReviewRights;

    public async Task<ReviewReport> HandleAsync(CancellationToken ct = default) => (await reading.ReadAsync(ct)).Report;
}
