namespace HospitalCrm.Core.Patients.Phones;

/// <summary>A normalised telephone number; made by <see cref="PhoneNumbers.Normalise"/>. Empty when unknown or withheld.</summary>
public readonly record struct PhoneNumber
{
    internal PhoneNumber(string text, PhoneKind kind, string? extension = null)
    {
        Text = text;
        Kind = kind;
        Extension = extension;
    }

    /// <summary>The one spelling numbers are compared in: <c>13800138000</c>, <c>01058781234</c>, <c>+85223456789</c>.</summary>
    public string Text => field ?? "";

    public PhoneKind Kind { get; }

    /// <summary>What is dialled after the number answers (转8001).</summary>
    public string? Extension { get; }

    /// <summary>Only such a number may be looked up among the patients: anything less would be a guess.</summary>
    public bool NamesASubscriber => Kind is PhoneKind.Mobile or PhoneKind.Landline or PhoneKind.Service or PhoneKind.International;

    /// <summary>138****8000, 010****1234: enough to recognise, too little to dial. Short and internal numbers are nobody's secret.</summary>
    public string Mask()
    {
        var head = Kind switch
        {
            PhoneKind.Unknown or PhoneKind.Withheld => "",
            PhoneKind.ShortCode or PhoneKind.Extension => Text,
            PhoneKind.Mobile or PhoneKind.Service => Covered(3, 4),
            PhoneKind.Landline => Covered(PhoneShapes.AreaCodeLength(Text), 4),
            PhoneKind.International => Covered(Text.Length >= 11 ? 4 : 2, Text.Length >= 10 ? 4 : 2),
            _ => Covered(0, Text.Length >= 9 && Text.AsSpan(Text.Length - 4).IndexOfAnyExceptInRange('0', '9') < 0 ? 4 : 0),
        };
        return Extension is null ? head : $"{head}-{Extension}";
    }

    public override string ToString() => Extension is null ? Text : $"{Text}-{Extension}";

    private string Covered(int first, int last) => string.Concat(Text.AsSpan(0, first), "****", Text.AsSpan(Text.Length - last));
}
