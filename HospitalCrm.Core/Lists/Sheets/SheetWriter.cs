using System.Globalization;
using System.IO.Packaging;
using System.Text;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists.Sheets;

/// <summary>
/// An .xlsx of one sheet, written forward as a stream: nothing of it is held (docs/adr/0019). Text cells are typed as text, so that
/// nothing somebody typed can become a formula. The cells' few words are written as they are, without an XML writer's bookkeeping for
/// two million elements.
/// </summary>
internal sealed class SheetWriter : IDisposable
{
    private static readonly Uri Workbook = new("/xl/workbook.xml", UriKind.Relative);
    private static readonly Uri Sheet = new("/xl/worksheets/sheet1.xml", UriKind.Relative);
    private static readonly Uri Styles = new("/xl/styles.xml", UriKind.Relative);

    // Before March 1900 a spreadsheet counts its days differently.
    private static readonly DateTime FirstDay = new(1900, 3, 1);

    private readonly Package _package;
    private readonly PackagePart _workbook;
    private readonly StreamWriter _out;
    private readonly string[] _letters;
    private string _place = "";
    private int _row;
    private bool _isInRow;
    private bool _isFinished;

    /// <param name="widths">Of each column, in characters.</param>
    public SheetWriter(Stream stream, string title, IReadOnlyList<double> widths)
    {
        _letters = [.. widths.Select((_, column) => Letters(column))];
        _package = Package.Open(stream, FileMode.Create, FileAccess.Write);
        WriteText(Styles, SheetParts.StylesType, SheetParts.Styles);
        _workbook = WriteText(Workbook, SheetParts.WorkbookType, BookOf(SheetText.Tab(title)));
        _package.CreateRelationship(Workbook, TargetMode.Internal, SheetParts.DocumentRelationship, "rId1");
        var part = _package.CreatePart(Sheet, SheetParts.SheetType, CompressionOption.SuperFast);
        _out = new(part.GetStream(FileMode.Create, FileAccess.Write), new UTF8Encoding(false), 1 << 16);
        Begin(widths);
    }

    public void NextRow()
    {
        EndRow();
        _row++;
        _isInRow = true;
        _place = _row.ToString(CultureInfo.InvariantCulture);
        _out.Write("<row r=\"");
        _out.Write(_place);
        _out.Write("\">");
    }

    /// <summary>A row left blank: what stands below is not part of the table.</summary>
    public void SkipRow()
    {
        EndRow();
        _row++;
    }

    public void Text(int column, string text, SheetStyle style = SheetStyle.Text)
    {
        if (text.Length == 0)
        {
            return;
        }

        Cell(column, style);
        _out.Write(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>");
        _out.Write(SheetText.Escaped(text));
        _out.Write("</t></is></c>");
    }

    /// <summary>Numbers and moments as what they are; false when the value is neither, or a spreadsheet could not hold it.</summary>
    public bool TryTyped(int column, object value)
    {
        switch (value)
        {
            case DateOnly day when day.ToDateTime(TimeOnly.MinValue) is var midnight && midnight >= FirstDay:
                Number(column, midnight.ToOADate(), SheetStyle.Day);
                return true;
            case DateTimeOffset at when HospitalZone.Local(at).DateTime is var local && local >= FirstDay:
                Number(column, Minutes(local).ToOADate(), SheetStyle.Moment);
                return true;
            case decimal money:
                Value(column, money.ToString(CultureInfo.InvariantCulture), SheetStyle.Money);
                return true;
            case int or short or byte or long and >= -999_999_999_999_999 and <= 999_999_999_999_999:
                Value(column, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), SheetStyle.Number);
                return true;
            case double number when double.IsFinite(number):
                Number(column, number, SheetStyle.Number);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Ends the sheet; without it the file is no workbook.</summary>
    /// <param name="rows">Of the table, its heading included.</param>
    /// <param name="footer">Printed below every page.</param>
    public void Finish(int rows, string footer)
    {
        EndRow();
        var printed = SheetText.Escaped("&L" + Short(footer).Replace("&", "&&", StringComparison.Ordinal) + "&R&P/&N");
        _out.Write(string.Create(CultureInfo.InvariantCulture, $"</sheetData><autoFilter ref=\"A1:{_letters[^1]}{Math.Max(1, rows)}\"/><headerFooter><oddFooter>{printed}</oddFooter></headerFooter></worksheet>"));
        _out.Close();
        _workbook.CreateRelationship(Sheet, TargetMode.Internal, SheetParts.SheetRelationship, "rId1");
        _workbook.CreateRelationship(Styles, TargetMode.Internal, SheetParts.StylesRelationship, "rId2");
        _package.Close();
        _isFinished = true;
    }

    public void Dispose()
    {
        if (_isFinished)
        {
            return;
        }

        // Given up in the middle: the stream is thrown away, and what is left open must not complain about that.
        try
        {
            _out.Dispose();
            _package.Close();
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            return;
        }
    }

    private static string Short(string text) => text.Length <= 200 ? text : text[..(char.IsHighSurrogate(text[199]) ? 199 : 200)];

    private static DateTime Minutes(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private static string Letters(int column) =>
        (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));

    private static string BookOf(string tab) =>
        $"""<?xml version="1.0" encoding="utf-8"?><workbook xmlns="{SheetParts.Namespace}" xmlns:r="{SheetParts.RelationshipsNamespace}"><sheets><sheet name="{System.Security.SecurityElement.Escape(tab)}" sheetId="1" r:id="rId1"/></sheets></workbook>""";

    private PackagePart WriteText(Uri uri, string type, string content)
    {
        var part = _package.CreatePart(uri, type, CompressionOption.Fast);
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(content));
        return part;
    }

    private void Begin(IReadOnlyList<double> widths)
    {
        _out.Write($"<?xml version=\"1.0\" encoding=\"utf-8\"?><worksheet xmlns=\"{SheetParts.Namespace}\">");
        _out.Write("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < widths.Count; i++)
        {
            _out.Write(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{widths[i]:0.0}\" customWidth=\"1\"/>"));
        }

        _out.Write("</cols><sheetData>");
    }

    private void EndRow()
    {
        if (_isInRow)
        {
            _out.Write("</row>");
            _isInRow = false;
        }
    }

    private void Cell(int column, SheetStyle style)
    {
        _out.Write("<c r=\"");
        _out.Write(_letters[column]);
        _out.Write(_place);
        _out.Write("\" s=\"");
        _out.Write((char)('0' + (int)style));
        _out.Write('"');
    }

    private void Number(int column, double number, SheetStyle style) => Value(column, number.ToString("R", CultureInfo.InvariantCulture), style);

    private void Value(int column, string number, SheetStyle style)
    {
        Cell(column, style);
        _out.Write("><v>");
        _out.Write(number);
        _out.Write("</v></c>");
    }
}
