namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A street of the demo hospital's town: the unit that can be drawn by itself, on any thread.</summary>
public sealed record DemoBlock(IReadOnlyList<DemoPatient> Patients, IReadOnlyList<DemoCall> Calls);
