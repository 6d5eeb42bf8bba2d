using System.Buffers;

namespace HospitalCrm.Core.Calls.Lines;

/// <summary>
/// What a line is given to dial: digits, <c>*</c>, <c>#</c>, and the comma a modem waits at. There is no other way to a wire, so no number,
/// however it got into an archive, carries a command to a modem.
/// </summary>
public sealed class DialString
{
    public const int Longest = 40;

    private static readonly SearchValues<char> Keys = SearchValues.Create("0123456789*#,");

    private DialString(string text) => Text = text;

    public string Text { get; }

    /// <summary>Null when there is anything else in it, or no digit at all: nothing is left out to make it fit.</summary>
    public static DialString? Read(string? text) =>
        text is { Length: > 0 and <= Longest } && !text.AsSpan().ContainsAnyExcept(Keys) && text.AsSpan().ContainsAnyInRange('0', '9') ? new(text) : null;

    /// <summary>Never the number: this is what a log would print.</summary>
    public override string ToString() => $"({Text.Length} keys)";
}
