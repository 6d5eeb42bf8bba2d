namespace HospitalCrm.Web.Parts.Forms;

/// <summary>
/// Whether anybody is typing in this circuit's page. Whoever wants to navigate by itself (the screen-pop) looks here first and
/// stays where it is when <see cref="Any"/>.
/// </summary>
public sealed class UnsavedWork
{
    private readonly HashSet<object> _owners = [];

    public bool Any => _owners.Count > 0;

    public event Action? Changed;

    /// <param name="owner">The form that says so; it takes it back when it is saved, put away or closed.</param>
    public void Set(object owner, bool isUnsaved)
    {
        if (isUnsaved ? _owners.Add(owner) : _owners.Remove(owner))
        {
            Changed?.Invoke();
        }
    }
}
