namespace HospitalCrm.Core.Patients.Classes;

/// <summary>健康分类 from what the hospital knows: the gravest that applies. What nothing decides stays unclassed; a guess would follow somebody for years.</summary>
public sealed class HealthClasses(string highRisk, string maternal, string chronic, int recoveringDays)
{
    private const int HighRiskMonths = 12;
    private const int MaternalMonths = 10;

    private readonly string[] _highRisk = AddressClasses.Words(highRisk);
    private readonly string[] _maternal = AddressClasses.Words(maternal);
    private readonly string[] _chronic = AddressClasses.Words(chronic);

    /// <summary>A code of the dictionary, or null.</summary>
    public string? ClassOf(HealthFacts facts, DateOnly today)
    {
        if (Has(facts, _highRisk, today.AddMonths(-HighRiskMonths)))
        {
            return "high-risk";
        }

        if (Has(facts, _maternal, today.AddMonths(-MaternalMonths)))
        {
            return "maternal";
        }

        if (facts.DischargedOn is { } discharged && discharged.AddDays(recoveringDays) >= today)
        {
            return "recovering";
        }

        return Has(facts, _chronic, DateOnly.MinValue) ? "chronic" : facts.IsAbnormal switch
        {
            true => "sub-healthy",
            false => "healthy",
            null => null,
        };
    }

    private static bool Has(HealthFacts facts, string[] words, DateOnly since) =>
        facts.Diagnoses.Any(diagnosis => diagnosis.On >= since && words.Any(word => diagnosis.Name.Contains(word, StringComparison.Ordinal)));
}

/// <param name="DischargedOn">The last discharge.</param>
/// <param name="IsAbnormal">What the last check-up found; null without one.</param>
public sealed record HealthFacts(IReadOnlyList<(string Name, DateOnly On)> Diagnoses, DateOnly? DischargedOn, bool? IsAbnormal);
