using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging;

/// <summary>统计与费用: what was accepted, sent, delivered, held back and spent, by day, category, channel and kind, beside the period before.</summary>
public sealed class SumMessages(MessageAnalyst analyst) : IUseCase
{
    public static Permission Requires => MessagingPermissions.View;

    /// <param name="from">The first day.</param>
    /// <param name="to">The last one.</param>
    public Task<MessageSums> HandleAsync(DateOnly from, DateOnly to, CancellationToken ct = default) => analyst.AnalyseAsync(new(from, to), ct);
}
