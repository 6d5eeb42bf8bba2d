using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>
/// 系统参数, declared once, in the room it belongs to, as a static field of a <c>…Parameters</c> class. A hospital that never set it has
/// the default; Demo and Development have the relaxed one where that differs.
/// </summary>
public abstract class ParameterDefinition
{
    private protected ParameterDefinition(string key, ParameterKind kind) => (Key, Kind, IsSecurity) = (key, kind, key.StartsWith("security.", StringComparison.Ordinal));

    /// <summary><c>group.name</c>; also the text key of its label, behind <c>Parameter.</c>.</summary>
    public string Key { get; }

    public ParameterKind Kind { get; }

    public string Group => Key[..Key.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>It guards the product or its patients: only the security administrator changes it.</summary>
    public bool IsSecurity { get; private protected init; }

    /// <summary>For a number: what is allowed, both ends included.</summary>
    public (int Least, int Most) Range { get; private protected init; }

    public IReadOnlyList<string> Choices { get; private protected init; } = [];

    /// <summary>The longest text.</summary>
    public int MaxLength { get; private protected init; } = 200;

    public abstract string DefaultText(bool isRelaxed);

    /// <summary>The text as it is stored, trimmed and in order.</summary>
    /// <exception cref="RuleViolation">It cannot be meant.</exception>
    public abstract string Check(string text);

    public static ParameterDefinition<int> Number(string key, int value, int least, int most, int? relaxed = null, bool guards = false) =>
        new(key, ParameterKind.Number, value, relaxed ?? value, text => ReadNumber(text, least, most), value => value.ToString(CultureInfo.InvariantCulture)) { Range = (least, most), IsSecurity = guards || key.StartsWith("security.", StringComparison.Ordinal) };

    public static ParameterDefinition<bool> Switch(string key, bool value, bool? relaxed = null) =>
        new(key, ParameterKind.Switch, value, relaxed ?? value, ReadSwitch, value => value ? "true" : "false");

    /// <param name="check">Refuses a text that cannot be meant; gives it as it is kept.</param>
    public static ParameterDefinition<string> Text(string key, string value, int maxLength = 200, Func<string, string>? check = null, string? relaxed = null) =>
        new(key, ParameterKind.Text, value, relaxed ?? value, text => check is null ? ReadText(text, maxLength) : check(ReadText(text, maxLength)), value => value) { MaxLength = maxLength };

    public static ParameterDefinition<TimeOnly> Time(string key, TimeOnly value) =>
        new(key, ParameterKind.Time, value, value, ReadTime, value => value.ToString("HH:mm", CultureInfo.InvariantCulture));

    public static ParameterDefinition<string> Choice(string key, string value, IReadOnlyList<string> choices) =>
        new(key, ParameterKind.Choice, value, value, text => choices.Contains(text) ? text : throw Bad(text), value => value) { Choices = choices };

    public static ParameterDefinition<IReadOnlyList<string>> ManyOf(string key, IReadOnlyList<string> value, IReadOnlyList<string> choices, IReadOnlyList<string>? relaxed = null) =>
        new(key, ParameterKind.Choices, value, relaxed ?? value, text => ReadChoices(text, choices), value => string.Join(',', value)) { Choices = choices, MaxLength = 1000 };

    private static int ReadNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new RuleViolation("Settings.ParameterOutOfRange", least, most);

    private static bool ReadSwitch(string text) => bool.TryParse(text, out var isOn) ? isOn : throw Bad(text);

    private static string ReadText(string text, int maxLength) => text.Length <= maxLength ? text : throw new RuleViolation("Settings.ParameterTooLong", maxLength);

    private static TimeOnly ReadTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Bad(text);

    private static IReadOnlyList<string> ReadChoices(string text, IReadOnlyList<string> choices)
    {
        var typed = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return typed.All(choices.Contains) ? [.. choices.Where(typed.Contains)] : throw Bad(text);
    }

    private static RuleViolation Bad(string text) => new("Settings.ParameterNotMeant", text);
}

/// <inheritdoc cref="ParameterDefinition"/>
public sealed class ParameterDefinition<T> : ParameterDefinition
{
    private readonly T _strict;
    private readonly T _relaxed;
    private readonly Func<string, T> _read;
    private readonly Func<T, string> _write;

    internal ParameterDefinition(string key, ParameterKind kind, T strict, T relaxed, Func<string, T> read, Func<T, string> write)
        : base(key, kind) => (_strict, _relaxed, _read, _write) = (strict, relaxed, read, write);

    public override string DefaultText(bool isRelaxed) => _write(Default(isRelaxed));

    public override string Check(string text) => _write(_read(text.Trim()));

    internal T Default(bool isRelaxed) => isRelaxed ? _relaxed : _strict;

    internal T Read(string text) => _read(text);

    internal string Write(T value) => _write(value);
}
