using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Encounters;

/// <summary>Published code tables that clinical and financial facts use. A code that is not listed shows as it is.</summary>
public static class ClinicalCodes
{
    /// <summary>患者类型, CV09.00.404.</summary>
    public static IReadOnlyList<StandardCode> VisitTypes { get; } = Read("visit-type");

    /// <summary>治疗结果; <see cref="Died"/> stops every message.</summary>
    public static IReadOnlyList<StandardCode> Outcomes { get; } = Read("discharge-outcome");

    /// <summary>离院方式, CV06.00.226.</summary>
    public static IReadOnlyList<StandardCode> DischargeWays { get; } = Read("discharge-way");

    /// <summary>结算方式, CV07.10.005.</summary>
    public static IReadOnlyList<StandardCode> Payments { get; } = Read("payment");

    public static IReadOnlyList<StandardCode> ExamKinds { get; } = Read("exam-kind");

    /// <summary>The <see cref="Outcomes"/> code of a death; the <see cref="DischargeWays"/> code is <see cref="LeftDead"/>.</summary>
    public const string Died = "4";

    public const string LeftDead = "5";

    /// <summary>The name of a code; the code itself when the table does not have it.</summary>
    public static string? NameOf(IReadOnlyList<StandardCode> table, string? code) => table.FirstOrDefault(known => known.Code == code)?.Name ?? code;

    private static IReadOnlyList<StandardCode> Read(string table) => StandardCode.Read(table);
}
