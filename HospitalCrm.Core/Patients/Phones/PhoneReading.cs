namespace HospitalCrm.Core.Patients.Phones;

/// <summary>The number found in a run of digits: its kind, what the one spelling puts before, and which of the digits count.</summary>
internal readonly ref struct PhoneReading
{
    private PhoneReading(PhoneKind kind, string lead, ReadOnlySpan<char> digits)
    {
        Kind = kind;
        Lead = lead;
        Digits = digits;
    }

    public PhoneKind Kind { get; }

    public string Lead { get; }

    public ReadOnlySpan<char> Digits { get; }

    public bool IsNone => Kind == PhoneKind.Raw;

    /// <summary>Complete enough to carry an extension.</summary>
    public bool IsSubscriber => Kind is PhoneKind.Mobile or PhoneKind.Landline or PhoneKind.Service;

    private static PhoneReading None => new(PhoneKind.Raw, "", default);

    /// <summary>The order matters: whatever can be a whole number by itself is one, before any prefix is taken off.</summary>
    public static PhoneReading Of(PhoneDigits number, NumberingPlan plan)
    {
        var digits = number.Digits;
        if (digits.IsEmpty)
        {
            return None;
        }

        if (digits.IndexOfAnyExcept('0') < 0)
        {
            return new(PhoneKind.Unknown, "", default);
        }

        if (number.HasPlus)
        {
            return Abroad(digits);
        }

        var whole = Whole(digits, plan);
        if (!whole.IsNone)
        {
            return whole;
        }

        // Short and internal numbers are written in one piece; with gaps they are two numbers, or something else altogether.
        if (number.IsUnbroken && PhoneShapes.IsShort(digits))
        {
            return new(PhoneKind.ShortCode, "", digits);
        }

        var outside = BehindOutsidePrefix(digits, plan);
        if (!outside.IsNone)
        {
            return outside;
        }

        return number.IsUnbroken && PhoneShapes.IsExtension(digits) ? new(PhoneKind.Extension, "", digits) : None;
    }

    private static PhoneReading Whole(ReadOnlySpan<char> digits, NumberingPlan plan)
    {
        if (digits.StartsWith("00"))
        {
            // An exchange that dials 0 first makes 0010… of a landline; nobody calls +1 with ten digits in all.
            var behind = plan.OutsidePrefix == "0" ? Domestic(digits[1..]) : None;
            return behind.IsNone ? Abroad(digits[2..]) : behind;
        }

        var domestic = Domestic(digits);
        if (!domestic.IsNone)
        {
            return domestic;
        }

        if (digits.StartsWith("86"))
        {
            var home = FromHomeCountry(digits[2..]);
            if (!home.IsNone)
            {
                return home;
            }
        }

        return Local(digits, plan);
    }

    private static PhoneReading Abroad(ReadOnlySpan<char> digits)
    {
        if (digits.StartsWith("86"))
        {
            var home = FromHomeCountry(digits[2..]);
            return home.IsNone && PhoneShapes.IsShort(digits[2..]) ? new(PhoneKind.ShortCode, "", digits[2..]) : home;
        }

        return PhoneShapes.IsInternational(digits) ? new(PhoneKind.International, "+", digits) : None;
    }

    private static PhoneReading FromHomeCountry(ReadOnlySpan<char> digits)
    {
        var domestic = Domestic(digits);
        return domestic.IsNone && PhoneShapes.IsLandlineWithoutZero(digits) ? new(PhoneKind.Landline, "0", digits) : domestic;
    }

    private static PhoneReading Domestic(ReadOnlySpan<char> digits)
    {
        var plain = Plain(digits);
        if (!plain.IsNone)
        {
            return plain;
        }

        foreach (var prefix in PhoneShapes.CarrierPrefixes)
        {
            if (digits.StartsWith(prefix))
            {
                var behind = Plain(digits[prefix.Length..]);
                return behind.Kind is PhoneKind.Mobile or PhoneKind.Landline ? behind : None;
            }
        }

        return None;
    }

    private static PhoneReading Plain(ReadOnlySpan<char> digits) => digits switch
    {
        _ when PhoneShapes.IsMobile(digits) => new(PhoneKind.Mobile, "", digits),
        ['0', .. var mobile] when PhoneShapes.IsMobile(mobile) => new(PhoneKind.Mobile, "", mobile),
        _ when PhoneShapes.IsLandline(digits) => new(PhoneKind.Landline, "", digits),
        _ when PhoneShapes.IsService(digits) => new(PhoneKind.Service, "", digits),
        _ => None,
    };

    private static PhoneReading Local(ReadOnlySpan<char> digits, NumberingPlan plan)
    {
        if (!PhoneShapes.IsLocal(digits))
        {
            return None;
        }

        Span<char> full = stackalloc char[16];
        if (plan.AreaCode.Length + digits.Length > full.Length)
        {
            return None;
        }

        plan.AreaCode.CopyTo(full);
        digits.CopyTo(full[plan.AreaCode.Length..]);
        return PhoneShapes.IsLandline(full[..(plan.AreaCode.Length + digits.Length)]) ? new(PhoneKind.Landline, plan.AreaCode, digits) : None;
    }

    private static PhoneReading BehindOutsidePrefix(ReadOnlySpan<char> digits, NumberingPlan plan) =>
        plan.OutsidePrefix.Length > 0 && digits.StartsWith(plan.OutsidePrefix) ? Whole(digits[plan.OutsidePrefix.Length..], plan) : None;
}
