namespace HospitalCrm.Core.Data.Seeding;

/// <summary>How far the seeding has come.</summary>
/// <param name="Step">In English, for the console.</param>
/// <param name="Done">Of <paramref name="Total"/>; both 0 for a step that cannot be counted.</param>
public sealed record DemoProgress(string Step, int Done = 0, int Total = 0);
