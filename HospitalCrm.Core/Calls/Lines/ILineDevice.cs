namespace HospitalCrm.Core.Calls.Lines;

/// <summary>One telephone line, whatever box it hangs on. An implementation turns wire into <see cref="LineEvent"/> and knows nothing of patients.</summary>
public interface ILineDevice
{
    /// <summary>The configured line id (<c>Lines:N:Id</c>).</summary>
    string Id { get; }

    /// <summary>How the line is right now; changes are also announced through <see cref="HealthChanged"/>.</summary>
    LineHealth Health { get; }

    event Action<LineHealth>? HealthChanged;

    /// <summary>
    /// Listens until cancelled. Never ends by itself and never throws for trouble on the wire: an unplugged cable, a dead port or
    /// garbage only changes <see cref="Health"/>, and listening resumes by itself.
    /// </summary>
    IAsyncEnumerable<LineEvent> ListenAsync(CancellationToken ct);
}
