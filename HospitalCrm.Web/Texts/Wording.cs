using System.Collections.Concurrent;
using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.Extensions.Localization;

namespace HospitalCrm.Web.Texts;

/// <summary>
/// Puts headings, codes, enums and dates into the reader's words. A key is sought in the texts of the room it belongs to, then in the
/// common texts, then in the other rooms; a key nobody knows is shown as it is (and fails a test).
/// </summary>
public sealed class Wording(IStringLocalizerFactory localizers)
{
    private static readonly Type[] Sources =
    [
        .. typeof(Wording).Assembly.GetTypes()
            .Where(type => typeof(Wording).Assembly.GetManifestResourceInfo(type.FullName + ".resources") is not null)
            .OrderBy(type => type == typeof(CommonTexts) ? 0 : 1)
            .ThenBy(type => type.FullName, StringComparer.Ordinal),
    ];

    private readonly (string Room, IStringLocalizer Texts)[] _sources =
        [.. Sources.Select(type => (RoomName.Of(type), localizers.Create(type)))];

    // Which texts know a key: a page asks some hundred times with each drawing. The words themselves are not kept, a parameter changes them;
    // nor is what nobody knows, an address may ask for anything.
    private readonly ConcurrentDictionary<(CultureInfo Culture, string? Room, string Key), IStringLocalizer> _knowing = new();

    public string this[string key, params object?[] args] => In(null, key, args);

    /// <summary>A text of the room <paramref name="anchor"/> lives in (a row, a form, a component).</summary>
    public string In(Type? anchor, string key, params object?[] args) =>
        Find(anchor, key) is { } format ? Fill(format, args) : key;

    public string Column(Type row, string list, string name) =>
        FindFirst(row, $"Column.{list}.{name}", $"Column.{name}") ?? Field(row, Camel(name));

    /// <summary>A filter without a word of its own is called as its column; another room's filter of that name is something else.</summary>
    public string Filter(Type row, string list, string name)
    {
        var column = char.ToUpperInvariant(name[0]) + name[1..];
        return FindFirst(row, $"Filter.{list}.{name}", $"Filter.{name}", $"Column.{list}.{column}", $"Column.{column}", $"Field.{name}") ?? name;
    }

    /// <summary>A form may name a field in its own way (<c>Field.HospitalForm.name</c>).</summary>
    public string Field(Type form, string name) =>
        FindFirst(form, $"Field.{form.Name}.{name}", $"Field.{name}", $"Column.{(name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..])}") ?? name;

    public string Title(Type row, string list) => Find(row, $"Title.{list}") ?? Find(row, $"Nav.{list}") ?? list;

    public string Of(Problem problem) => In(null, problem.Code, [.. problem.Args]);

    public string Of(FieldProblem problem) => In(null, problem.Code, [.. problem.Args]);

    public string Choice(Type row, string filter, string value) =>
        Find(row, $"Choice.{filter}.{value}") ?? Find(row, $"Enum.{char.ToUpperInvariant(filter[0]) + filter[1..]}.{value}") ?? value;

    /// <summary>A cell or a compared value in words.</summary>
    public string Value(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => this[yes ? "Yes" : "No"],
        Enum member => Member(member),
        Permission right => this[$"Permission.{right.Code}"],
        DateTimeOffset at => Moment(at),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString(span.TotalHours >= 1 ? @"h\:mm\:ss" : @"mm\:ss", CultureInfo.InvariantCulture),
        decimal money => money.ToString("#,0.00", CultureInfo.InvariantCulture),
        Saying said => this[said.Key, [.. said.Args]],
        Sayings several => string.Join(this["SayingsAnd"], several.All.Select(Value)),
        Age age => this[$"Age.{age.Unit}", age.Value],
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether a text exists in the culture in force; for the tests that guard completeness.</summary>
    public bool Knows(string key) => Find(null, key) is not null;

    public static string Moment(DateTimeOffset at) => HospitalZone.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private string Member(Enum member) => this[$"Enum.{member.GetType().Name}.{member}"];

    private string Fill(string format, object?[] args) =>
        args.Length == 0 ? format : string.Format(CultureInfo.CurrentCulture, format, [.. args.Select(arg => (object)Value(arg))]);

    /// <summary>The first of the keys its own room or the common texts know; failing that, the first any room knows.</summary>
    private string? FindFirst(Type row, params string[] keys) =>
        keys.Select(key => Near(row, key)).OfType<string>().FirstOrDefault() ?? keys.Select(key => Find(row, key)).OfType<string>().FirstOrDefault();

    private string? Near(Type row, string key) =>
        _sources.Where(source => source.Room == RoomName.Of(row)).Concat(_sources.Take(1))
            .Select(source => source.Texts[key])
            .FirstOrDefault(text => !text.ResourceNotFound)?.Value;

    private string? Find(Type? anchor, string key)
    {
        var room = anchor is null ? null : RoomName.Of(anchor);
        var asked = (CultureInfo.CurrentUICulture, room, key);
        if (!_knowing.TryGetValue(asked, out var texts))
        {
            texts = _sources.OrderByDescending(source => source.Room == room).Select(source => source.Texts).FirstOrDefault(source => !source[key].ResourceNotFound);
            if (texts is null)
            {
                return null;
            }

            _knowing[asked] = texts;
        }

        return texts[key].Value;
    }
}
