using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Lists.Sheets;

namespace HospitalCrm.Core.Tests.Lists.Exports;

public sealed class SheetWriterTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("+86 138")]
    [InlineData("-2")]
    [InlineData("  前后空格 ")]
    [InlineData("第一行\n第二行")]
    [InlineData("<b>&\"'")]
    [InlineData("_x000D_")]
    [InlineData("𠮷野家😀")]
    [InlineData("001234567890123456")]
    public void Text_comes_back_as_it_was_typed(string text) => Assert.Equal(text, RoundTrip(text));

    [Fact]
    public void What_a_sheet_cannot_hold_is_left_out() => Assert.Equal("王芳", RoundTrip("王\0\u0001芳"));

    [Fact]
    public void Half_a_letter_is_shown_as_one_that_was_lost() => Assert.Equal("王\uFFFD芳", RoundTrip("王\uD800芳"));

    [Fact]
    public void A_cell_holds_32767_letters_and_no_half_ones()
    {
        var text = new string('a', 32_766) + "𠮷";

        Assert.Equal(new string('a', 32_766), RoundTrip(text));
    }

    [Fact]
    public void Any_text_leaves_a_readable_workbook()
    {
        foreach (var text in ArbMap.Default.GeneratorFor<string>().Where(text => text is not null).Sample(300))
        {
            RoundTrip("z" + text + "z");
        }
    }

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("0001-01-01")]
    public void A_day_before_spreadsheets_count_is_no_date(string day)
    {
        using var stream = new MemoryStream();
        using var sheet = new SheetWriter(stream, "t", [10]);
        sheet.NextRow();

        Assert.False(sheet.TryTyped(0, DateOnly.Parse(day, null)));
        Assert.True(sheet.TryTyped(0, new DateOnly(1900, 3, 1)));
    }

    [Fact]
    public void A_number_longer_than_a_spreadsheet_keeps_is_no_number()
    {
        using var stream = new MemoryStream();
        using var sheet = new SheetWriter(stream, "t", [10]);
        sheet.NextRow();

        Assert.False(sheet.TryTyped(0, 1_000_000_000_000_000L));
        Assert.True(sheet.TryTyped(0, 999_999_999_999_999L));
    }

    [Fact]
    public void Columns_past_the_26th_have_two_letters()
    {
        using var stream = new MemoryStream();
        using (var sheet = new SheetWriter(stream, "[坏]:名*字?/\\" + new string('长', 40), [.. Enumerable.Repeat(10d, 60)]))
        {
            sheet.NextRow();
            sheet.Text(0, "first");
            sheet.Text(59, "last");
            sheet.Finish(1, "a & b");
        }

        var table = ExportRig.Read(stream);
        Assert.Equal(("first", "last"), (table.Rows[0][0], table.Rows[0][59]));
        Assert.Equal(31, table.TableName.Length);
    }

    private static object RoundTrip(string text)
    {
        using var stream = new MemoryStream();
        using (var sheet = new SheetWriter(stream, "t", [10]))
        {
            sheet.NextRow();
            sheet.Text(0, text);
            sheet.Finish(1, text);
        }

        return ExportRig.Read(stream).Rows[0][0];
    }
}
