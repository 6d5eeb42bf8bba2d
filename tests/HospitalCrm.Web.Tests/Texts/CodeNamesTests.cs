using System.Globalization;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Tests.Parts;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Tests.Texts;

/// <summary>Built-in items of the dictionaries in two languages; what a hospital called otherwise is called so in both.</summary>
public sealed class CodeNamesTests : PartsTest
{
    public static TheoryData<string> Tables => new(CodeTables.All.Select(table => table.Code));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_built_in_item_is_called_as_it_was_installed_and_has_an_English_name(string code)
    {
        var table = CodeTables.Find(code)!;

        var english = In("en", () => table.BuiltIn.Select(seed => Words.Item(table, seed.Code, seed.Name)).ToList());

        Assert.Equal(table.BuiltIn.Select(seed => seed.Name), table.BuiltIn.Select(seed => Words.Item(table, seed.Code, seed.Name)));
        Assert.All(english, name => Assert.Matches("^[A-Z][A-Za-z -]+$", name));
        Assert.Equal(english.Count, english.Distinct().Count());
    }

    [Fact]
    public void An_item_the_hospital_renamed_or_added_keeps_its_own_words()
    {
        Assert.Equal("慢病", In("en", () => Words.Item(CodeTables.HealthClasses, "chronic", "慢病")));
        Assert.Equal("职业病", In("en", () => Words.Item(CodeTables.HealthClasses, "occupational", "职业病")));
    }

    private static T In<T>(string culture, Func<T> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new(culture);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
