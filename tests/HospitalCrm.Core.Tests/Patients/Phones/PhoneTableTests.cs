using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Patients.Phones;

public sealed class PhoneTableTests
{
    [Fact]
    public async Task Every_line_becomes_one_row()
    {
        var rows = await TableOf("013800138000\n0571-63663699-5859\r\nP\n\n861391234567\n");

        Assert.Equal(
            "013800138000\t13800138000\tmobile\t\n"
            + "0571-63663699-5859\t057163663699\tlandline\t5859\n"
            + "P\t\twithheld\t\n"
            + "\t\tunknown\t\n"
            + "861391234567\t861391234567\traw\t\n",
            rows);
    }

    [Fact]
    public async Task A_tab_in_the_number_does_not_make_a_column()
    {
        var rows = await TableOf("138\t0013\u20288000\nabc\tdef");

        Assert.Equal("138 0013 8000\t13800138000\tmobile\t\nabc def\tabc def\traw\t\n", rows);
    }

    [Theory]
    [InlineData(PhoneKind.Unknown, "unknown")]
    [InlineData(PhoneKind.Withheld, "withheld")]
    [InlineData(PhoneKind.Mobile, "mobile")]
    [InlineData(PhoneKind.Landline, "landline")]
    [InlineData(PhoneKind.Service, "service")]
    [InlineData(PhoneKind.ShortCode, "short")]
    [InlineData(PhoneKind.Extension, "extension")]
    [InlineData(PhoneKind.International, "international")]
    [InlineData(PhoneKind.Raw, "raw")]
    public void Kinds_have_the_words_of_the_command_line(PhoneKind kind, string word)
    {
        Assert.Equal(word, PhoneTable.Word(kind));
    }

    private static async Task<string> TableOf(string numbers)
    {
        var table = new StringWriter();
        await PhoneTable.WriteAsync(new StringReader(numbers), table, new("010", null), CancellationToken.None);
        return table.ToString();
    }
}
