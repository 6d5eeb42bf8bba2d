namespace HospitalCrm.Benchmarks.Measuring;

/// <summary>CLOCK_REALTIME, the one clock a browser on the same machine shares with us.</summary>
internal static class WallClock
{
    /// <summary>Milliseconds since 1970, to 100 ns: what performance.timeOrigin + performance.now() is in a page.</summary>
    public static double Now => (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
