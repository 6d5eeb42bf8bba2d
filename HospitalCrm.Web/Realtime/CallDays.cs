using HospitalCrm.Core.Analytics.Boards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Realtime;

/// <summary>Today's calls by hour and agent, read once for all boards that show the same; it rests as the figures of <see cref="BoardRelay"/> do.</summary>
internal sealed class CallDays(UseCaseRunner run, Grants grants, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<string, (Outcome<CallDay?> Day, long Stamp, TimeSpan Pause)> _known = new(StringComparer.Ordinal);

    public async Task<Outcome<CallDay?>> ReadAsync(Actor actor, CancellationToken ct)
    {
        var sight = await CallSightAsync(actor);
        await _reading.WaitAsync(ct);
        try
        {
            if (sight is not null && _known.TryGetValue(sight, out var known) && clock.GetElapsedTime(known.Stamp) < known.Pause)
            {
                return known.Day;
            }

            var begun = clock.GetTimestamp();
            var day = await run.RunAsync(actor, (ReadCallDay use) => use.HandleAsync(ct));
            if (sight is not null && day.Problem is null)
            {
                var now = clock.GetTimestamp();
                var rest = clock.GetElapsedTime(begun, now) * 20;
                _known[sight] = (day, now, rest < LeastRest ? LeastRest : rest);
            }

            return day;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>A reader whose rights to the board itself are gone is answered by the use case, never from what others read.</summary>
    private async Task<string?> CallSightAsync(Actor actor) => await grants.HasAsync(actor, ReadCallDay.Requires)
        ? await BoardFigures.Find("calls-now")!.SightAsync(grants, actor)
        : null;
}
