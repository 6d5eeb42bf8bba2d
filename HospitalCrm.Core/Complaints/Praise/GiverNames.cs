using System.Globalization;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>A giver's name as he wishes to be known.</summary>
public static class GiverNames
{
    private static readonly string[] DoubleSurnames = ["欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "公孙", "慕容", "令狐", "宇文", "皇甫", "司徒", "夏侯", "端木", "独孤", "南宫"];

    public static string? As(string? name, GiverWish wish) => (name, wish) switch
    {
        (null or "", _) or (_, GiverWish.Nameless) => null,
        (_, GiverWish.Surname) => Surname(name) + "某",
        _ => name,
    };

    private static string Surname(string name) =>
        Array.Find(DoubleSurnames, surname => name.StartsWith(surname, StringComparison.Ordinal)) ?? new StringInfo(name).SubstringByTextElements(0, 1);
}
