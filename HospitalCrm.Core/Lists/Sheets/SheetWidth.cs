using System.Globalization;

namespace HospitalCrm.Core.Lists.Sheets;

/// <summary>A column's width on the screen as a spreadsheet counts it.</summary>
internal static class SheetWidth
{
    private const double PixelsPerCharacter = 7;
    private const double Least = 10;
    private const double WhatIsLeft = 36;

    public static double Of(string? css) =>
        css is not null && double.TryParse(css.Replace("px", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var pixels)
            ? Math.Max(Least, pixels / PixelsPerCharacter)
            : WhatIsLeft;
}
