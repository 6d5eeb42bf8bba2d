using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>A .docx on A4 as offices in China lay it out: a headed form with ruled lines, or a letter; the hospital above, page numbers below.</summary>
internal sealed class WordPaper : IDisposable
{
    // Twentieths of a point; 567 are a centimetre.
    private const int Margin = 1_134;
    private const int LabelWidth = 1_474;
    private const int ValueWidth = 3_345;
    private const int LineHeight = 480;

    private readonly MemoryStream _stream = new();
    private readonly WordprocessingDocument _file;
    private readonly Body _body = new();
    private Table? _table;

    /// <param name="head">Above every page.</param>
    /// <param name="foot">Below every page, before its number.</param>
    public WordPaper(string head, string foot)
    {
        _file = WordprocessingDocument.Create(_stream, WordprocessingDocumentType.Document);
        var main = _file.AddMainDocumentPart();
        main.Document = new(_body);
        var (top, bottom) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<FooterPart>());
        top.Header = new(WordText.Paragraph(head, WordLook.Small, JustificationValues.Center));
        bottom.Footer = new(WordText.Numbered(foot));
        main.AddNewPart<StyleDefinitionsPart>().Styles = WordText.Styles();
        (HeadId, FootId) = (main.GetIdOfPart(top), main.GetIdOfPart(bottom));
    }

    private string HeadId { get; }

    private string FootId { get; }

    public WordPaper Title(string text)
    {
        Close();
        _body.Append(WordText.Paragraph(text, WordLook.Title, JustificationValues.Center, after: 240));
        return this;
    }

    /// <summary>Outside a table; every line of the text is a paragraph of its own.</summary>
    public WordPaper Text(string text, bool isIndented = true, bool isRight = false)
    {
        Close();
        foreach (var line in WordText.Lines(text))
        {
            _body.Append(WordText.Paragraph(line, WordLook.Letter, isRight ? JustificationValues.Right : JustificationValues.Both, isIndented ? 640 : 0, after: 60));
        }

        return this;
    }

    /// <summary>Two facts beside each other.</summary>
    public WordPaper Pair(string label, string? value, string label2, string? value2)
    {
        Row(LineHeight, Cell(label, LabelWidth, isLabel: true), Cell(value, ValueWidth), Cell(label2, LabelWidth, isLabel: true), Cell(value2, ValueWidth));
        return this;
    }

    /// <param name="lines">How much room there is at least, to write by hand.</param>
    /// <param name="signatures">At the lower end of the field, to be signed and dated.</param>
    public WordPaper Wide(string label, string? text, int lines = 1, params string[] signatures)
    {
        var cell = Cell(text, LabelWidth + (2 * ValueWidth), span: 3);
        foreach (var signature in signatures)
        {
            cell.Append(WordText.Paragraph(signature + "　　　　　　　　　　年　　月　　日", WordLook.Form, JustificationValues.Right, before: 120));
        }

        Row(LineHeight * lines, Cell(label, LabelWidth, isLabel: true), cell);
        return this;
    }

    public byte[] Finish()
    {
        Close();
        _body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = HeadId },
            new FooterReference { Type = HeaderFooterValues.Default, Id = FootId },
            new PageSize { Width = 11_906U, Height = 16_838U },
            new PageMargin { Top = 1_304, Right = Margin, Bottom = 1_134, Left = Margin, Header = 680U, Footer = 567U, Gutter = 0U }));
        _file.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _file.Dispose();
        _stream.Dispose();
    }

    private static TableCell Cell(string? text, int width, bool isLabel = false, int span = 1)
    {
        var look = new TableCellProperties(new TableCellWidth { Width = WordText.Number(width), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            look.Append(new GridSpan { Val = span });
        }

        look.Append(new TableCellVerticalAlignment { Val = isLabel ? TableVerticalAlignmentValues.Center : TableVerticalAlignmentValues.Top });
        var cell = new TableCell(look);
        foreach (var line in WordText.Lines(text ?? ""))
        {
            cell.Append(WordText.Paragraph(line, isLabel ? WordLook.Label : WordLook.Form, isLabel ? JustificationValues.Center : JustificationValues.Left));
        }

        return cell;
    }

    private void Row(int height, params TableCell[] cells)
    {
        _table ??= new(
            new TableProperties(
                new TableWidth { Width = WordText.Number((2 * LabelWidth) + (2 * ValueWidth)), Type = TableWidthUnitValues.Dxa },
                WordText.Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new[] { LabelWidth, ValueWidth, LabelWidth, ValueWidth }.Select(width => new GridColumn { Width = WordText.Number(width) })));
        var row = new TableRow(new TableRowProperties(new TableRowHeight { Val = (uint)height, HeightType = HeightRuleValues.AtLeast }));
        row.Append(cells);
        _table.Append(row);
    }

    private void Close()
    {
        if (_table is { } table)
        {
            _body.Append(table);
            _table = null;
        }
    }
}
