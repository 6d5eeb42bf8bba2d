namespace HospitalCrm.Core.Patients.Phones;

/// <summary>What a SIP or tel address says about the number: its user part and an <c>ext</c> parameter.</summary>
internal readonly ref struct PhoneUri
{
    private PhoneUri(ReadOnlySpan<char> user, ReadOnlySpan<char> extension)
    {
        User = user;
        Extension = extension;
    }

    public ReadOnlySpan<char> User { get; }

    public ReadOnlySpan<char> Extension { get; }

    public static bool TryRead(ReadOnlySpan<char> text, out PhoneUri uri)
    {
        uri = default;
        var address = Address(text);
        var scheme = address.IndexOf(':');
        if (scheme < 0 || !IsTelephone(address[..scheme]))
        {
            return false;
        }

        var isTel = address.StartsWith("tel", StringComparison.OrdinalIgnoreCase);
        address = address[(scheme + 1)..];
        var at = address.IndexOf('@');
        var user = at >= 0 ? address[..at] : address;
        if (at < 0 && !isTel && user.Contains('.'))
        {
            return false; // sip:10.1.1.5 is a host, not a number
        }

        var end = user.IndexOfAny(';', '?', ':');
        uri = new(end >= 0 ? user[..end] : user, ExtensionOf(user));
        return true;
    }

    /// <summary>Inside the angle brackets, when there is a display name before them.</summary>
    private static ReadOnlySpan<char> Address(ReadOnlySpan<char> text)
    {
        var address = text[(text.IndexOf('<') + 1)..];
        return address.IndexOf('>') is >= 0 and var end ? address[..end] : address;
    }

    private static bool IsTelephone(ReadOnlySpan<char> scheme) =>
        scheme.Equals("sip", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("sips", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("tel", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> ExtensionOf(ReadOnlySpan<char> user)
    {
        const string Parameter = ";ext=";
        var start = user.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return default;
        }

        var value = user[(start + Parameter.Length)..];
        return value.IndexOf(';') is >= 0 and var end ? value[..end] : value;
    }
}
