using System.Text;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>The note on a card: typed into, given a result and saved as a browser would, by the handlers the server last drew.</summary>
internal sealed class NoteBox(Circuit circuit)
{
    private static readonly byte[] SavedWords = Encoding.UTF8.GetBytes("记录已保存");

    private int? _component;
    private ulong? _input;
    private ulong? _result;
    private ulong? _save;
    private volatile TaskCompletionSource? _saved;

    public void Read(RenderBatch batch)
    {
        if (batch.ComponentOf("pop-topic") is { } drawn)
        {
            (_component, _result, _save) = (drawn, batch.HandlerOf("pop-result", "onchange"), batch.ClickHandlerOf("pop-save"));
        }

        if (_component is { } note && batch.HandlerNow(note, "oninput") is { } input)
        {
            _input = input;
        }

        if (batch.Holds(SavedWords))
        {
            _saved?.TrySetResult();
        }
    }

    public Task TypeAsync(string text) => circuit.ChangeAsync(_input ?? throw new BenchFailure("no note to type into"), "input", text);

    public Task ChooseAsync(string result) => circuit.ChangeAsync(_result ?? throw new BenchFailure("no result to choose"), "change", result);

    /// <summary>Until the page says that it is saved.</summary>
    public async Task SaveAsync(TimeSpan patience, CancellationToken ct)
    {
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _saved = saved;
        await circuit.ClickAsync(_save ?? throw new BenchFailure("no note to save"));
        await saved.Task.WaitAsync(patience, ct);
    }
}
