namespace HospitalCrm.Core.Data.Seeding;

/// <summary>How big the demo hospital is: 2,000, 100,000 or 1,000,000 patients.</summary>
public enum DemoSize
{
    S,
    M,
    L,
}
