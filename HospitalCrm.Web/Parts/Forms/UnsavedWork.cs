namespace HospitalCrm.Web.Parts.Forms;

/// <summary>
/// Whether anybody is typing in this circuit's page. Whoever wants to navigate by itself (the screen-pop) looks here first and
/// stays where it is when <see cref="Any"/>.
/// </summary>
public sealed class UnsavedWork
{
    private readonly Dictionary<object, Func<Task>?> _owners = [];
    private readonly Dictionary<object, Func<Task>> _followers = [];

    public bool Any => _owners.Count > 0;

    /// <summary>Whether drafts hold all of it once <see cref="KeepAsync"/> is done.</summary>
    public bool IsKept => !_owners.ContainsValue(null);

    /// <summary>The sign-in is over: nothing can be kept any more, and nothing of it stays on the screen.</summary>
    public bool IsOver { get; private set; }

    public event Action? Changed;

    /// <param name="owner">The form that says so; it takes it back when it is saved, put away or closed.</param>
    /// <param name="keep">Brings its draft up to date; null for a form that keeps none.</param>
    public void Set(object owner, bool isUnsaved, Func<Task>? keep = null)
    {
        if (isUnsaved ? _owners.TryAdd(owner, keep) : _owners.Remove(owner))
        {
            Changed?.Invoke();
        }
    }

    /// <summary>What goes along with every page (the note of a call) keeps a draft too, and holds no page back.</summary>
    public void Follow(object owner, Func<Task> keep) => _followers[owner] = keep;

    public void Unfollow(object owner) => _followers.Remove(owner);

    /// <summary>Before the page is taken away or drawn anew: what was typed last is a draft too.</summary>
    public Task KeepAsync() => Task.WhenAll([.. _owners.Values.OfType<Func<Task>>().Concat(_followers.Values).Select(keep => keep())]);

    public void End()
    {
        IsOver = true;
        Changed?.Invoke();
    }
}
