namespace HospitalCrm.Web.Parts;

/// <summary>
/// The circuit's own thread, for what comes from outside it. Leaving a page with an open form asks that form first, and a form may be asked on its
/// own thread only: asked from another, the circuit dies and what it showed stays on the screen.
/// </summary>
public sealed class CircuitThread
{
    private volatile Func<Func<Task>, Task>? _enter;

    /// <summary>The layout lends its own way in.</summary>
    public void Lend(Func<Func<Task>, Task> enter) => _enter = enter;

    /// <summary>Before there is a page there is no form to be asked.</summary>
    public Task RunAsync(Func<Task> work) => _enter is { } enter ? enter(work) : work();
}
