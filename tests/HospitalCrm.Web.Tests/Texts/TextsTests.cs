using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace HospitalCrm.Web.Tests.Texts;

/// <summary>Every text exists in both languages and takes the same arguments.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<Type> Rooms =>
        new(typeof(Program).Assembly.GetTypes().Where(type => type.Assembly.GetManifestResourceInfo(type.FullName + ".resources") is not null));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_key_stands_in_both_languages(Type room)
    {
        var (chinese, english) = (Keys(room, CultureInfo.InvariantCulture), Keys(room, new("en")));

        Assert.NotEmpty(chinese);
        Assert.Empty(chinese.Keys.Except(english.Keys).Select(key => "only in Chinese: " + key));
        Assert.Empty(english.Keys.Except(chinese.Keys).Select(key => "only in English: " + key));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Both_languages_take_the_same_arguments(Type room)
    {
        var (chinese, english) = (Keys(room, CultureInfo.InvariantCulture), Keys(room, new("en")));

        var differing = chinese.Where(text => english.TryGetValue(text.Key, out var other) && !Arguments(text.Value).SetEquals(Arguments(other))).Select(text => text.Key);

        Assert.Empty(differing);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Chinese_is_punctuated_in_full_width(Type room)
    {
        var halfWidth = Keys(room, CultureInfo.InvariantCulture).Where(text => HalfWidth().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}");

        Assert.Empty(halfWidth);
    }

    private static Dictionary<string, string> Keys(Type room, CultureInfo culture)
    {
        var texts = new ResourceManager(room.FullName!, room.Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        return texts is null
            ? []
            : texts.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private static HashSet<string> Arguments(string text) => [.. Argument().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Argument();

    // A comma, question mark, … right after or before a Chinese character is a slip of the keyboard.
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,;!?:()]|[(]\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HalfWidth();
}
