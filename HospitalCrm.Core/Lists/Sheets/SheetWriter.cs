using System.Globalization;
using System.IO.Packaging;
using System.Text;
using System.Xml;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists.Sheets;

/// <summary>
/// An .xlsx of one sheet, written forward as a stream: nothing of it is held (docs/adr/0019). Text cells are typed as text, so that
/// nothing somebody typed can become a formula.
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
    private readonly XmlWriter _xml;
    private readonly string[] _letters;
    private int _row;
    private bool _isInRow;

    /// <param name="widths">Of each column, in characters.</param>
    public SheetWriter(Stream stream, string title, IReadOnlyList<double> widths)
    {
        _letters = [.. widths.Select((_, column) => Letters(column))];
        _package = Package.Open(stream, FileMode.Create, FileAccess.Write);
        WriteText(Styles, SheetParts.StylesType, SheetParts.Styles);
        _workbook = WriteText(Workbook, SheetParts.WorkbookType, BookOf(SheetText.Tab(title)));
        _package.CreateRelationship(Workbook, TargetMode.Internal, SheetParts.DocumentRelationship, "rId1");
        var part = _package.CreatePart(Sheet, SheetParts.SheetType, CompressionOption.SuperFast);
        _xml = XmlWriter.Create(part.GetStream(FileMode.Create, FileAccess.Write), new() { CloseOutput = true, Encoding = new UTF8Encoding(false) });
        Begin(widths);
    }

    public void NextRow()
    {
        EndRow();
        _row++;
        _isInRow = true;
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
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
        _xml.WriteAttributeString("t", "inlineStr");
        _xml.WriteStartElement("is");
        _xml.WriteStartElement("t");
        var shown = SheetText.Of(text);
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            _xml.WriteAttributeString("xml", "space", null, "preserve");
        }

        _xml.WriteString(shown);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    /// <summary>Numbers and moments as what they are; false when the value is neither, or a spreadsheet could not hold it.</summary>
    public bool TryTyped(int column, object value)
    {
        switch (value)
        {
            case DateOnly day when day.ToDateTime(TimeOnly.MinValue) >= FirstDay:
                Number(column, day.ToDateTime(TimeOnly.MinValue).ToOADate(), SheetStyle.Day);
                return true;
            case DateTimeOffset at when HospitalZone.Local(at).DateTime is var local && local >= FirstDay:
                Number(column, Minutes(local).ToOADate(), SheetStyle.Moment);
                return true;
            case decimal money:
                Cell(column, SheetStyle.Money);
                Value(money.ToString(CultureInfo.InvariantCulture));
                return true;
            case int or short or byte or long and >= -999_999_999_999_999 and <= 999_999_999_999_999:
                Cell(column, SheetStyle.Number);
                Value(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
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
        _xml.WriteEndElement();
        _xml.WriteStartElement("autoFilter");
        _xml.WriteAttributeString("ref", $"A1:{_letters[^1]}{Math.Max(1, rows).ToString(CultureInfo.InvariantCulture)}");
        _xml.WriteEndElement();
        _xml.WriteStartElement("headerFooter");
        _xml.WriteElementString("oddFooter", SheetText.Of("&L" + Short(footer).Replace("&", "&&", StringComparison.Ordinal) + "&R&P/&N"));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.Close();
        _workbook.CreateRelationship(Sheet, TargetMode.Internal, SheetParts.SheetRelationship, "rId1");
        _workbook.CreateRelationship(Styles, TargetMode.Internal, SheetParts.StylesRelationship, "rId2");
        _package.Close();
    }

    public void Dispose()
    {
        if (_xml.WriteState is not WriteState.Closed)
        {
            // Given up in the middle: the stream is thrown away, and what is left open must not complain about that.
            try
            {
                _xml.Dispose();
                _package.Close();
            }
            catch (Exception failure) when (failure is IOException or InvalidOperationException or ObjectDisposedException)
            {
                return;
            }
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
        _xml.WriteStartDocument();
        _xml.WriteStartElement("worksheet", SheetParts.Namespace);
        _xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        _xml.WriteStartElement("cols");
        for (var i = 0; i < widths.Count; i++)
        {
            var place = (i + 1).ToString(CultureInfo.InvariantCulture);
            _xml.WriteStartElement("col");
            _xml.WriteAttributeString("min", place);
            _xml.WriteAttributeString("max", place);
            _xml.WriteAttributeString("width", widths[i].ToString("0.0", CultureInfo.InvariantCulture));
            _xml.WriteAttributeString("customWidth", "1");
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteStartElement("sheetData");
    }

    private void EndRow()
    {
        if (_isInRow)
        {
            _xml.WriteEndElement();
            _isInRow = false;
        }
    }

    private void Cell(int column, SheetStyle style)
    {
        _xml.WriteStartElement("c");
        _xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{_letters[column]}{_row}"));
        if (style != SheetStyle.Number)
        {
            _xml.WriteAttributeString("s", ((int)style).ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Number(int column, double number, SheetStyle style)
    {
        Cell(column, style);
        Value(number.ToString("R", CultureInfo.InvariantCulture));
    }

    private void Value(string number)
    {
        _xml.WriteElementString("v", number);
        _xml.WriteEndElement();
    }
}
