namespace HospitalCrm.Web.Parts;

/// <summary>Callbacks from outside a circuit run under the circuit's own context: its language, above all.</summary>
internal static class Here
{
    /// <summary>Call it inside the circuit; the result may be called from anywhere.</summary>
    public static Action Bound(Action action)
    {
        var bound = Bound<object?>(_ => action());
        return () => bound(null);
    }

    /// <inheritdoc cref="Bound(Action)"/>
    public static Action<T> Bound<T>(Action<T> action)
    {
        var context = ExecutionContext.Capture();
        return what =>
        {
            if (context is null)
            {
                action(what);
            }
            else
            {
                ExecutionContext.Run(context, _ => action(what), null);
            }
        };
    }
}
