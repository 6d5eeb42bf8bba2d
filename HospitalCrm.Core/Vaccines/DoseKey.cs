using System.Globalization;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Which dose of which vaccine, as the schedule counts: the polio doses are 1 … 4, whatever product they are given with.</summary>
public readonly record struct DoseKey(string Vaccine, int No)
{
    /// <summary>Null for nothing; <c>IPV:2</c>.</summary>
    public static DoseKey? Read(string text) =>
        text.Split(':') is [var vaccine, var no] ? new(vaccine, int.Parse(no, CultureInfo.InvariantCulture)) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Vaccine}:{No}");
}
