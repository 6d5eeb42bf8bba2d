using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>One tab without a browser: opens a page, starts its circuit, acknowledges every batch and answers every call into the page as a visible tab would.</summary>
internal sealed partial class Circuit(HttpClient http, string cookies) : IAsyncDisposable
{
    private readonly CircuitSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _panelReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _renderer = -1;
    private long _panel = -1;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private long _calls;
    private Task _pumping = Task.CompletedTask;

    public delegate void BatchReader(RenderBatch batch, long stamp);

    /// <summary>Sees every batch before it is acknowledged.</summary>
    public BatchReader? OnBatch { get; set; }

    public string? Fault { get; private set; }

    /// <inheritdoc cref="CircuitSocket.Received"/>
    public long Received => _socket.Received;

    /// <summary>Ready when the pop panel has asked for the tab's state: from then on it is a tab a ring can reach.</summary>
    public async Task StartAsync(string path, CancellationToken ct)
    {
        var page = new Uri(http.BaseAddress!, path);
        var html = await http.GetStringAsync(page, ct);
        var markers = Markers().Matches(html).Select(match => match.Groups[1].Value).Where(json => json.Contains("\"descriptor\"", StringComparison.Ordinal)).ToList();
        var state = State().Match(html).Groups[1].Value;
        if (markers.Count == 0)
        {
            throw new BenchFailure($"/{path} has no interactive part: is it the sign-in page?");
        }

        await _socket.ConnectAsync(http.BaseAddress!, cookies, ct);
        _pumping = PumpAsync();
        await CallAsync("0", "StartCircuit", http.BaseAddress!.ToString(), page.ToString(), $"[{string.Join(',', markers.OrderBy(Sequence))}]", state);
        await _started.Task.WaitAsync(TimeSpan.FromSeconds(60), ct);
        await _panelReady.Task.WaitAsync(TimeSpan.FromSeconds(60), ct);
    }

    public Task PingAsync() => _socket.SendAsync(PackWriter.Ping(), _stop.Token);

    public Task ClickAsync(ulong handler)
    {
        var mouse = "{\"detail\":1,\"screenX\":0,\"screenY\":0,\"clientX\":0,\"clientY\":0,\"offsetX\":0,\"offsetY\":0,\"pageX\":0,\"pageY\":0,\"movementX\":0,\"movementY\":0,\"button\":0,\"buttons\":0,\"ctrlKey\":false,\"shiftKey\":false,\"altKey\":false,\"metaKey\":false,\"type\":\"click\"}";
        return IntoServerAsync(_renderer, "DispatchEventAsync", string.Create(CultureInfo.InvariantCulture, $"[{{\"eventHandlerId\":{handler},\"eventName\":\"click\",\"eventFieldInfo\":null}},{mouse}]"));
    }

    /// <summary>Something typed or chosen.</summary>
    /// <param name="what"><c>input</c> or <c>change</c>.</param>
    public Task ChangeAsync(ulong handler, string what, string value) => IntoServerAsync(
        _renderer,
        "DispatchEventAsync",
        string.Create(CultureInfo.InvariantCulture, $"[{{\"eventHandlerId\":{handler},\"eventName\":\"{what}\",\"eventFieldInfo\":null}},{{\"value\":{JsonSerializer.Serialize(value)}}}]"));

    /// <summary>The shortest way into the server and back: the tab says that it is still in front.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await IntoServerAsync(_panel, "TabState", "[true,true]", answered);
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(10), ct);
    }

    public Task PaintedAsync(string call) => IntoServerAsync(_panel, "Painted", $"[\"{call}\"]");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _socket.DisposeAsync();
        await _pumping;
        _stop.Dispose();
    }

    private static int Sequence(string marker)
    {
        using var json = JsonDocument.Parse(marker);
        return json.RootElement.GetProperty("sequence").GetInt32();
    }

    private async Task PumpAsync()
    {
        try
        {
            await _socket.PumpAsync(Take, _stop.Token);
            Fault ??= "the server closed the connection";
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            Fault ??= _stop.IsCancellationRequested ? null : failure.Message;
        }
        catch (BenchFailure failure)
        {
            Fault = failure.Message;
        }

        _started.TrySetException(new BenchFailure(Fault ?? "stopped"));
        _panelReady.TrySetException(new BenchFailure(Fault ?? "stopped"));
    }

    private Task IntoServerAsync(long target, string method, string arguments, TaskCompletionSource? answered = null)
    {
        var call = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        if (answered is not null)
        {
            _awaited[call] = answered;
        }

        return CallAsync(null, "BeginInvokeDotNetFromJS", call, null, method, target, arguments);
    }

    private Task CallAsync(string? id, string target, params object?[] arguments) => _socket.SendAsync(PackWriter.Invocation(id, target, arguments), _stop.Token);

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
