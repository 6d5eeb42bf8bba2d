using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>A connected system hands over rows of one view. Returns when they are durable; repeating it changes nothing.</summary>
public sealed class PushHisRows(HisInbox inbox, CurrentActor actor) : IUseCase
{
    /// <summary>In one call (contracts §3).</summary>
    public const int MostRows = 10_000;

    public static Permission Requires => FeedPermissions.Push;

    public Task<HisAnswer> HandleAsync(HisView view, IReadOnlyList<HisReading> rows, CancellationToken ct = default) =>
        inbox.TakeAsync(new(actor.Value.StaffNo, view, FeedDoor.Push, rows), ct);
}
