namespace HospitalCrm.Web.Parts;

/// <summary>Callbacks from outside a circuit run under the circuit's own context: its language, above all.</summary>
internal static class Here
{
    /// <summary>Call it inside the circuit; the result may be called from anywhere.</summary>
    public static Action Bound(Action action)
    {
        var context = ExecutionContext.Capture();
        return () =>
        {
            if (context is null)
            {
                action();
            }
            else
            {
                ExecutionContext.Run(context, static run => ((Action)run!)(), action);
            }
        };
    }
}
