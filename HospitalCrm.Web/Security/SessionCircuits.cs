using System.Collections.Concurrent;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace HospitalCrm.Web.Security;

/// <summary>Which circuits belong to which sign-in session; when a session ends, all of them go to the sign-in page.</summary>
public sealed class SessionCircuits : IDisposable
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, Action>> _open = new();
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

    /// <param name="leave">Leads the circuit to the sign-in page; called from any thread.</param>
    internal void Add(Guid session, string circuit, Action leave)
    {
        if (_open.GetOrAdd(session, _ => new()).TryAdd(circuit, leave))
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

        foreach (var (_, leave) in circuits)
        {
            Interlocked.Decrement(ref _count);
            leave();
        }
    }
}

/// <summary>Enters and leaves its circuit in <see cref="SessionCircuits"/>.</summary>
internal sealed class SessionCircuitHandler(SessionCircuits circuits, ActorProvider actor, NavigationManager navigation, CircuitThread thread) : CircuitHandler
{
    private Guid _session;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _session = (await actor.GetAsync()).SessionId;
        circuits.Add(_session, circuit.Id, () => thread.Run(Leave));
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Remove(_session, circuit.Id);
        return Task.CompletedTask;
    }

    private void Leave()
    {
        try
        {
            navigation.NavigateTo("/login", forceLoad: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or ObjectDisposedException or Microsoft.JSInterop.JSDisconnectedException)
        {
            // The connection is down: the runner refuses the session anyway, and the next load asks for the password.
        }
    }
}
