namespace HospitalCrm.Core.Patients.Identity;

/// <summary>证件类型 (CV02.01.101). Numbers are compared inside one type only.</summary>
public static class IdTypes
{
    public const string ResidentIdCard = "01";
    public const string HouseholdRegister = "02";
    public const string Passport = "03";
    public const string HongKongMacauPermit = "06";
    public const string TaiwanPermit = "07";
    public const string Other = "99";

    public static IReadOnlyList<StandardCode> All { get; } = StandardCode.Read("id-type");

    public static bool IsKnown(string? code) => All.Any(type => type.Code == code);
}
