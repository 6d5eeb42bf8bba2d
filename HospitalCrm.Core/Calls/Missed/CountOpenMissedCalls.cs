using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>How many missed calls wait, for the figure in the menu.</summary>
public sealed class CountOpenMissedCalls(MissedCallDesk desk) : IUseCase
{
    // A figure that says 99+ says enough.
    private const int Most = 100;

    public static Permission Requires => CallPermissions.Answer;

    public async Task<int> HandleAsync(CancellationToken ct = default) => await (await desk.OpenAsync(ct)).Take(Most).CountAsync(ct);
}
