namespace HospitalCrm.Web.Parts;

/// <summary>Whether the page shown in this circuit still fetches what it needs before it takes input; <see cref="PageReady"/> says so.</summary>
public sealed class PageGate
{
    private readonly HashSet<object> _holders = [];

    public bool IsOpen => _holders.Count == 0;

    public event Action? Changed;

    public void Hold(object holder)
    {
        if (_holders.Add(holder) && _holders.Count == 1)
        {
            Changed?.Invoke();
        }
    }

    public void Release(object holder)
    {
        if (_holders.Remove(holder) && _holders.Count == 0)
        {
            Changed?.Invoke();
        }
    }
}
