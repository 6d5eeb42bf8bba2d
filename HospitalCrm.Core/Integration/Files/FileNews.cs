namespace HospitalCrm.Core.Integration.Files;

/// <summary>Tells open pages that a file went on. Subscribers must return at once.</summary>
public sealed class FileNews
{
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}
