namespace HospitalCrm.Device.Lines;

/// <summary>Waits between tries: doubling, with jitter, so that twenty lines of one hub do not knock in step.</summary>
internal sealed class BackOff(TimeSpan first, TimeSpan longest)
{
    private TimeSpan? _next;

    public void Reset() => _next = null;

    public TimeSpan Next()
    {
        var wait = _next ?? first;
        _next = wait * 2 < longest ? wait * 2 : longest;
#pragma warning disable CA5394 // spreads load, guards nothing
        return wait * (0.8 + (0.2 * Random.Shared.NextDouble()));
#pragma warning restore CA5394
    }
}
