namespace HospitalCrm.Core.Integration;

/// <summary><c>Demo:Lookup:*</c>: how the demo HIS behaves, to see what the form does then.</summary>
public sealed record DemoLookupOptions
{
    public TimeSpan Delay { get; init; }

    public bool Fails { get; init; }

    /// <summary>How many it knows for every number; null = depends on the number.</summary>
    public int? Candidates { get; init; }
}
