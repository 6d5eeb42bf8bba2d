using System.Collections.Concurrent;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace HospitalCrm.Web.Security;

/// <summary>Which circuits belong to which sign-in session; when a session ends, all of them go to the sign-in page.</summary>
public sealed class SessionCircuits : IDisposable
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, OpenCircuit>> _open = new();
    private static readonly TimeSpan LongestKeeping = TimeSpan.FromSeconds(3);

    private readonly Sessions _sessions;
    private int _count;

    public SessionCircuits(Sessions sessions)
    {
        _sessions = sessions;
        _sessions.Ended += SendToSignIn;
    }

    public int Count => _count;

    /// <summary>How many sign-ins have a page open.</summary>
    public int Sessions => _open.Count(session => !session.Value.IsEmpty);

    public void Dispose() => _sessions.Ended -= SendToSignIn;

    /// <summary>Before a session ends by its own person's hand: what was typed last in any of its tabs becomes a draft. A tab that does not answer is not waited for.</summary>
    public async Task KeepAsync(Guid session)
    {
        if (_open.TryGetValue(session, out var circuits))
        {
            await Task.WhenAny(Task.WhenAll([.. circuits.Values.Select(circuit => circuit.Keep())]), Task.Delay(LongestKeeping));
        }
    }

    internal void Add(Guid session, string circuit, OpenCircuit open)
    {
        if (_open.GetOrAdd(session, _ => new()).TryAdd(circuit, open))
        {
            Interlocked.Increment(ref _count);
        }
    }

    internal void Remove(Guid session, string circuit)
    {
        if (_open.TryGetValue(session, out var circuits) && circuits.TryRemove(circuit, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }

    private void SendToSignIn(Guid session)
    {
        if (!_open.TryRemove(session, out var circuits))
        {
            return;
        }

        foreach (var (_, circuit) in circuits)
        {
            Interlocked.Decrement(ref _count);
            _ = circuit.Leave();
        }
    }
}

/// <summary>What is asked of a circuit from outside; from any thread.</summary>
/// <param name="Keep">Brings its drafts up to date.</param>
/// <param name="Leave">Clears its screen and leads it to the sign-in page.</param>
internal sealed record OpenCircuit(Func<Task> Keep, Func<Task> Leave);

/// <summary>Enters and leaves its circuit in <see cref="SessionCircuits"/>.</summary>
internal sealed partial class SessionCircuitHandler(SessionCircuits circuits, ActorProvider actor, NavigationManager navigation, CircuitThread thread, UnsavedWork unsaved, ILogger<SessionCircuitHandler> logger) : CircuitHandler
{
    private Guid _session;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _session = (await actor.GetAsync()).SessionId;
        circuits.Add(_session, circuit.Id, new(() => TryAsync(unsaved.KeepAsync), () => TryAsync(LeaveAsync)));
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Remove(_session, circuit.Id);
        return Task.CompletedTask;
    }

    /// <summary>The page goes first: a form that is still there may hold back, and what it shows must not stay on the screen.</summary>
    private Task LeaveAsync()
    {
        unsaved.End();
        navigation.NavigateTo("/login", forceLoad: true);
        return Task.CompletedTask;
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await thread.RunAsync(work);
        }
        catch (Exception gone) when (gone is InvalidOperationException or ObjectDisposedException or Microsoft.JSInterop.JSDisconnectedException or OperationCanceledException)
        {
            // The connection is down: the runner refuses the session anyway, and the next load asks for the password.
        }
        catch (Exception failure)
        {
            LogDisobeyed(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a tab did not do as it was told at the end of its session: {Failure}")]
    private partial void LogDisobeyed(string failure);
}
