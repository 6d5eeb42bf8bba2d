using System.Text;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.Tests.Settings;

/// <summary>A file is a stranger.</summary>
public sealed class SheetFileTests
{
    private static readonly Dictionary<string, Func<byte[]>> Files = new()
    {
        ["no workbook"] = () => "this is no workbook"u8.ToArray(),
        ["a broken zip"] = () => WorkbookOf.Cells(["编号"], ["a"])[..400],
        ["a workbook named .csv"] = () => WorkbookOf.Cells(["编号"], ["a"]),
        ["bytes that are no text"] = () => new byte[] { 1, 0, 2, 0 },
        ["not XML inside"] = () => WorkbookOf.Zip("<worksheet><sheetData><row>"),
        ["an outside entity"] = () => WorkbookOf.Zip("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>"),
        ["a formula"] = () => WorkbookOf.Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c></row><row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c></row>"),
        ["a formula in text"] = () => "编号,名称\r\na,=cmd|x\r\n"u8.ToArray(),
        ["another formula in text"] = () => "编号,名称\r\na,+cmd|x\r\n"u8.ToArray(),
        ["a formula that begins with a number"] = () => "编号,名称\r\na,-2+3+cmd|x\r\n"u8.ToArray(),
        ["an at sign in text"] = () => "编号,名称\r\na,@SUM(1)\r\n"u8.ToArray(),
        ["a column beyond the last"] = () => WorkbookOf.Sheet("<row r=\"1\"><c r=\"ZZZZZ1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"),
        ["a hundred columns"] = () => Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 100)) + "\r\n1\r\n"),
        ["a zip bomb"] = () => WorkbookOf.Zip("<worksheet/>", zip => WorkbookOf.PutBomb(zip, 120)),
        ["a file too large"] = () => new byte[SheetFile.LargestFile + 1],
        ["too many rows"] = () => Encoding.UTF8.GetBytes("编号\r\n" + string.Concat(Enumerable.Repeat("a\r\n", SheetFile.MostRows + 1))),
        ["a cell too long"] = () => Encoding.UTF8.GetBytes("编号\r\n" + new string('a', SheetFile.LongestCell + 1)),
        ["nothing"] = () => Array.Empty<byte>(),
        ["headings alone"] = () => "编号,名称\r\n"u8.ToArray(),
    };

    [Theory]
    [InlineData("no workbook", false, "Settings.FileUnreadable")]
    [InlineData("a broken zip", false, "Settings.FileUnreadable")]
    [InlineData("a workbook named .csv", true, "Settings.FileUnreadable")]
    [InlineData("bytes that are no text", true, "Settings.FileUnreadable")]
    [InlineData("not XML inside", false, "Settings.FileUnreadable")]
    [InlineData("an outside entity", false, "Settings.FileUnreadable")]
    [InlineData("a formula", false, "Settings.FileFormula")]
    [InlineData("a formula in text", true, "Settings.FileFormula")]
    [InlineData("another formula in text", true, "Settings.FileFormula")]
    [InlineData("a formula that begins with a number", true, "Settings.FileFormula")]
    [InlineData("an at sign in text", true, "Settings.FileFormula")]
    [InlineData("a column beyond the last", false, "Settings.FileTooManyColumns")]
    [InlineData("a hundred columns", true, "Settings.FileTooManyColumns")]
    [InlineData("a zip bomb", false, "Settings.FileBomb")]
    [InlineData("a file too large", true, "Settings.FileTooLarge")]
    [InlineData("too many rows", true, "Settings.FileTooManyRows")]
    [InlineData("a cell too long", true, "Settings.FileCellTooLong")]
    [InlineData("nothing", true, "Settings.FileEmpty")]
    [InlineData("headings alone", true, "Settings.FileEmpty")]
    public void A_hostile_or_broken_file_is_refused_in_words(string what, bool isCsv, string code)
    {
        var refusal = Assert.Throws<RuleViolation>(() => SheetFile.Read(Files[what](), isCsv));

        Assert.Equal(code, refusal.Code);
    }

    [Theory]
    [InlineData("+86 138-0013-8000")]
    [InlineData("-5.2")]
    [InlineData("-")]
    public void A_number_with_its_sign_is_no_formula(string cell) =>
        Assert.Equal(cell, Assert.Single(SheetFile.Read(Encoding.UTF8.GetBytes($"编号,电话\r\na,{cell}\r\n"), isCsv: true).Rows).Cells[1]);

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("GB18030")]
    public void Text_is_read_in_either_encoding_with_quotes_and_line_breaks(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var sheet = SheetFile.Read(Encoding.GetEncoding(encoding).GetBytes("编号,名称,说明\r\nx1,\"心电图, 常规\",\"空腹\n带报告\"\r\n,,\r\nx2,彩超,\r\n"), isCsv: true);

        Assert.Equal(["编号", "名称", "说明"], sheet.Headings);
        Assert.Equal([2, 4], sheet.Rows.Select(row => row.Number));
        Assert.Equal(["x1", "心电图, 常规", "空腹\n带报告"], sheet.Rows[0].Cells);
    }

    [Fact]
    public void A_workbook_is_read_and_what_stands_below_a_gap_is_no_row()
    {
        var sheet = SheetFile.Read(WorkbookOf.Cells(["编号", "名称"], ["x1", "心电图"], ["", ""], ["王芳 agent01 导出"]), isCsv: false);

        Assert.Equal(["x1", "心电图"], Assert.Single(sheet.Rows).Cells);
    }
}
