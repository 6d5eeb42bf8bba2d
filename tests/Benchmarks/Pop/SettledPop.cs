namespace HospitalCrm.Benchmarks.Pop;

/// <summary>What a page says of one card.</summary>
/// <param name="At">The first task after the frame that showed it, in <see cref="Measuring.WallClock"/> milliseconds.</param>
/// <param name="Whole">Every edge inside the window.</param>
/// <param name="Still">No animation was running.</param>
/// <param name="Gone">It went away when dismissed.</param>
internal sealed record SettledPop(double At, string Number, bool Whole, bool Still, bool Gone, bool Visible);
