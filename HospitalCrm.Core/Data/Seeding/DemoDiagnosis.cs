namespace HospitalCrm.Core.Data.Seeding;

/// <summary>What was found, and at which ages it would not make a reader smile.</summary>
internal sealed record DemoDiagnosis(string Code, string Name, int FromAge, int ToAge)
{
    public static DemoDiagnosis Of(string code, string name)
    {
        var (from, to) = code switch
        {
            "M51.2" or "M47.8" or "M75.0" or "K63.5" or "C50.9" or "C18.9" or "C34.9" or "C16.9" => (32, 120),
            "E78.5" or "M10.9" or "K64.9" or "K80.2" or "K76.0" or "N20.0" or "N20.1" => (18, 120),
            "J31.2" or "J32.9" => (10, 120),
            "Z34.9" or "O80.9" => (20, 44),
            "N92.6" => (13, 52),
            "D25.9" or "D24" => (25, 75),
            "I10" or "E11.9" or "I48" => (30, 120),
            "I25.1" or "I20.0" or "I21.9" or "I63.9" or "M17.9" or "J84.1" => (42, 120),
            "J44.1" or "N40" or "I50.9" or "H25.9" or "S72.0" or "G20" => (52, 120),
            "H52.1" => (6, 40),
            "B08.4" => (0, 7),
            "K02.9" or "K04.0" => (3, 120),
            "L70.0" => (12, 40),
            "G47.0" or "K05.3" or "K01.1" or "H04.1" => (16, 120),
            _ => (0, 120),
        };
        return new(code, name, from, to);
    }

    public bool Fits(int age) => age >= FromAge && age <= ToAge;
}
