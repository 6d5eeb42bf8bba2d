using System.Threading.Channels;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Between the doors and the projection: says that something came in, and holds what repeats told until the next commit.</summary>
public sealed class HisPump
{
    private readonly Channel<bool> _kicks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _lock = new();
    private List<HisPiece> _notes = [];
    private long _pushes;

    /// <summary>Pushes since the start, of what was known already too: somebody waits for the answer to each.</summary>
    public long Pushes => Interlocked.Read(ref _pushes);

    internal bool HasNotes
    {
        get
        {
            lock (_lock)
            {
                return _notes.Count > 0;
            }
        }
    }

    /// <summary>Until something comes in, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            await _kicks.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nothing came; it is looked anyway: another process may have taken rows.
        }
    }

    internal void Kick(int accepted)
    {
        if (accepted > 0)
        {
            _kicks.Writer.TryWrite(true);
        }
    }

    internal void Count() => Interlocked.Increment(ref _pushes);

    internal void Note(HisPiece piece)
    {
        lock (_lock)
        {
            // The rows themselves are of no use any more.
            _notes.Add(new(piece.Push with { Rows = [] }) { Unchanged = piece.Unchanged, NewestAt = piece.NewestAt });
        }
    }

    internal IReadOnlyList<HisPiece> TakeNotes()
    {
        lock (_lock)
        {
            var taken = _notes;
            _notes = [];
            return taken;
        }
    }
}
