using System.Diagnostics;
using HospitalCrm.Benchmarks.FanOut;

namespace HospitalCrm.Benchmarks.Rights;

/// <summary>A tab on a list: knows whether its 新增 button is there, and when it came or went.</summary>
internal sealed class RightsTab : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly Circuit _circuit;
    private readonly Lock _lock = new();
    private ulong? _button;
    private TaskCompletionSource<long>? _awaited;
    private bool _awaitsButton;

    private RightsTab(HttpClient http, string cookies)
    {
        _http = http;
        _circuit = new(http, cookies) { OnBatch = Read };
    }

    public string? Fault => _circuit.Fault;

    public static async Task<RightsTab> OpenAsync(Uri address, string staffNo, CancellationToken ct)
    {
        var (http, cookies) = await WebSignIn.EnterAsync(address, staffNo, ct);
        var tab = new RightsTab(http, cookies);
        var ready = tab.Await(isThere: true);
        await tab._circuit.StartAsync("patients", ct);
        await ready.WaitAsync(TimeSpan.FromSeconds(30), ct);
        return tab;
    }

    /// <summary>The stamp of the batch that brings the button or takes it away; at once when it is so already.</summary>
    public Task<long> Await(bool isThere)
    {
        lock (_lock)
        {
            _awaitsButton = isThere;
            _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_button is not null == isThere)
            {
                _awaited.SetResult(Stopwatch.GetTimestamp());
            }

            return _awaited.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _circuit.DisposeAsync();
        _http.Dispose();
    }

    private void Read(RenderBatch batch, long stamp)
    {
        lock (_lock)
        {
            _button = _button is { } handler && batch.Disposes(handler) ? null : _button;
            _button = batch.ClickHandlerOf("list-add") ?? _button;
            if (_button is not null == _awaitsButton)
            {
                _awaited?.TrySetResult(stamp);
            }
        }
    }
}
