using HospitalCrm.Web.Realtime;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace HospitalCrm.Web.Desk;

/// <summary>Tells the board when this circuit's connection goes down or comes back, so that a card moves to a tab that can show it.</summary>
public sealed class PopCircuit(ScreenPopBoard board) : CircuitHandler
{
    private AgentTab? _tab;

    public void Enter(AgentTab tab) => _tab = tab;

    public void Leave(AgentTab tab) => _tab = ReferenceEquals(_tab, tab) ? null : _tab;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Tell(isUp: false);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Tell(isUp: true);

    private Task Tell(bool isUp)
    {
        if (_tab is not null)
        {
            board.Connection(_tab, isUp);
        }

        return Task.CompletedTask;
    }
}
