using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>Somebody looks at a board. Ended by disposing it.</summary>
/// <param name="onChanged">Must return at once.</param>
internal sealed class BoardWatch(Actor actor, IReadOnlySet<string> figures, Action onChanged, Action<BoardWatch> onLeft) : IDisposable
{
    private volatile BoardFrame _frame = BoardFrame.Nothing;

    public Actor Actor => actor;

    /// <summary>The names of those the board shows.</summary>
    public IReadOnlySet<string> Figures => figures;

    /// <summary>What the board shows now.</summary>
    public BoardFrame Frame => _frame;

    /// <summary>Tells the page only when something it shows is different.</summary>
    public void Show(BoardFrame frame)
    {
        if (!frame.IsLike(_frame))
        {
            _frame = frame;
            onChanged();
        }
    }

    public void Dispose() => onLeft(this);
}

/// <param name="Values">By name; a figure its reader may not see is not among them.</param>
/// <param name="IsStale">Some of them could not be counted again.</param>
internal sealed record BoardFrame(IReadOnlyDictionary<string, long> Values, bool IsStale)
{
    public static readonly BoardFrame Nothing = new(new Dictionary<string, long>(), false);

    public bool IsLike(BoardFrame other) =>
        IsStale == other.IsStale && Values.Count == other.Values.Count && Values.All(figure => other.Values.TryGetValue(figure.Key, out var value) && value == figure.Value);
}
