using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HospitalCrm.Web.Parts;

/// <summary>Draws <see cref="Data"/> with the script of <c>build/ChartScript.targets</c>, which only pages with a chart load.</summary>
public sealed partial class Chart
{
    private const string Module = "./Parts/Chart.razor.js";

    private ElementReference _root;
    private IJSObjectReference? _script;
    private ChartData? _drawn;
    private bool _wantsTable;
    private bool _isBroken;
    private bool _isDrawn;

    /// <summary>Of the chart on its page; also how tests find it.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public ChartData Data { get; set; } = default!;

    /// <summary>The numbers as a table where they lead somewhere; otherwise one is made of the data.</summary>
    [Parameter] public RenderFragment? Table { get; set; }

    private bool ShowsTable => _isBroken || _wantsTable;

    public async ValueTask DisposeAsync()
    {
        if (_script is null)
        {
            return;
        }

        try
        {
            await _script.InvokeVoidAsync("close", _root);
            await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its chart with it.
            _script = null;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isBroken || ReferenceEquals(_drawn, Data))
        {
            return;
        }

        _drawn = Data;
        try
        {
            _script ??= await Js.InvokeAsync<IJSObjectReference>("import", Module);
            _isDrawn = await _script.InvokeAsync<bool>("update", _root, new
            {
                categories = Data.Categories,
                series = Data.Series.Select(series => new { name = series.Name, type = series.Shape == ChartShape.Bar ? "bar" : "line", isMark = series.Shape == ChartShape.Mark, colour = series.Colour, stack = series.Stack, scale = series.Scale.ToString(), values = series.Values }),
            });
            _isBroken = !_isDrawn;
        }
        catch (Exception failure) when (failure is JSException or TaskCanceledException)
        {
            _isBroken = true;
        }
        catch (JSDisconnectedException)
        {
            return;
        }

        StateHasChanged();
    }

    private static string Say(double? value) => value?.ToString("#,0.#", CultureInfo.InvariantCulture) ?? "—";
}
