namespace HospitalCrm.Core.Patients.Identity;

/// <summary>与患者的关系 (GB/T 4761, top level): what the contact person is to the patient.</summary>
public static class Relationships
{
    public const string Self = "0";
    public const string Spouse = "1";
    public const string Son = "2";
    public const string Daughter = "3";
    public const string Grandchild = "4";
    public const string Parent = "5";
    public const string Grandparent = "6";
    public const string Sibling = "7";
    public const string Other = "8";

    public static IReadOnlyList<StandardCode> All { get; } = StandardCode.Read("relationship");
}
