namespace HospitalCrm.Web.Hosting;

/// <summary>What the command line asked of this start.</summary>
/// <param name="Size">How many people a fresh demo hospital gets: <c>S</c>, <c>M</c> or <c>L</c>; null when not said.</param>
public sealed record StartWish(string? Size, bool Reset, bool Simulate)
{
    public static readonly StartWish None = new(null, Reset: false, Simulate: false);
}
