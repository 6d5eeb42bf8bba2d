namespace HospitalCrm.Device.Messages.Http;

/// <summary>
/// What happened to one request on the wire. HttpClient repeats a GET by itself when a kept connection ends in the middle; for a
/// message that is once too often, so a request that has touched one connection gets no other.
/// </summary>
internal sealed class WireTrace
{
    private static readonly AsyncLocal<WireTrace?> Running = new();

    private object? _connection;

    /// <summary>At least one byte may have left.</summary>
    public bool HasLeft => Volatile.Read(ref _connection) is not null;

    public static WireTrace Begin() => Running.Value = new();

    /// <exception cref="IOException">The request has been on another connection already.</exception>
    public static void Leaving(object connection)
    {
        if (Running.Value is { } trace && Interlocked.CompareExchange(ref trace._connection, connection, null) is { } before && before != connection)
        {
            throw new IOException("a message is not sent a second time");
        }
    }
}
