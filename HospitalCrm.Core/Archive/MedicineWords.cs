using System.Globalization;
using HospitalCrm.Core.Encounters;

namespace HospitalCrm.Core.Archive;

/// <summary>How a medicine is taken, in one line as on the paper.</summary>
internal static class MedicineWords
{
    public static string? Usage(Prescription medicine)
    {
        var dose = medicine.Dose is { } amount ? Number(amount) + medicine.DoseUnit : null;
        string?[] parts = [dose, medicine.Route, medicine.Frequency];
        var line = string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return line.Length == 0 ? null : line;
    }

    public static string? Quantity(Prescription medicine) => medicine.Quantity is { } amount ? Number(amount) + medicine.QuantityUnit : null;

    private static string Number(decimal amount) => amount.ToString("0.###", CultureInfo.InvariantCulture);
}
