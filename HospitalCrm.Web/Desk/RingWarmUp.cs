using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;
using HospitalCrm.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HospitalCrm.Web.Desk;

/// <summary>
/// Rehearses rings until the way from the line to the card is compiled for speed, and draws the card once; leaves no trace
/// (architecture §15.16).
/// </summary>
internal sealed class RingWarmUp(UseCaseRunner run, IServiceScopeFactory scopes, ILoggerFactory logs) : IWarmUp
{
    // The runtime recompiles a method after thirty calls.
    private const int Rehearsals = 35;

    public int Order => 100;

    public async Task RunAsync(CancellationToken ct)
    {
        var line = Actor.Product("line");
        PopCard? card = null;
        for (var i = 0; i < Rehearsals && !ct.IsCancellationRequested; i++)
        {
            card = (await run.RunAsync(line, (RehearseRing use) => use.HandleAsync(ct))).Value;
        }

        if (card is not null)
        {
            await DrawAsync(card);
        }
    }

    private async Task DrawAsync(PopCard card)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var shown = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Item"] = new PopItem(card, false, false) });
        await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<PopCardView>(shown));
    }
}
