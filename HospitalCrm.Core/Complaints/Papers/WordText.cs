using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace HospitalCrm.Core.Complaints.Papers;

internal enum WordLook
{
    Small,
    Title,
    Label,
    Form,
    Letter,
}

/// <summary>Paragraphs as a document can hold them: no characters XML forbids.</summary>
internal static class WordText
{
    private const string Plain = "宋体";
    private const string Heading = "黑体";
    private const string Letter = "仿宋";

    public static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(Clean);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static Paragraph Paragraph(string text, WordLook look, JustificationValues side, int indent = 0, int before = 0, int after = 0)
    {
        var style = new ParagraphProperties(new SpacingBetweenLines { Before = Number(before), After = Number(after) });
        if (indent > 0)
        {
            style.Append(new Indentation { FirstLine = Number(indent) });
        }

        style.Append(new Justification { Val = side });
        var paragraph = new Paragraph(style);
        if (text.Length > 0)
        {
            paragraph.Append(new Run(Look(look), new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        }

        return paragraph;
    }

    /// <summary>第 1 页 共 2 页.</summary>
    public static Paragraph Numbered(string foot)
    {
        var paragraph = Paragraph(foot + "　　第 ", WordLook.Small, JustificationValues.Center);
        paragraph.Append(Field("PAGE"), Said(" 页　共 "), Field("NUMPAGES"), Said(" 页"));
        return paragraph;
    }

    public static TableBorders Borders()
    {
        static T Line<T>(T border)
            where T : BorderType
        {
            (border.Val, border.Size, border.Space, border.Color) = (BorderValues.Single, 4U, 0U, "000000");
            return border;
        }

        return new(Line(new TopBorder()), Line(new LeftBorder()), Line(new BottomBorder()), Line(new RightBorder()), Line(new InsideHorizontalBorder()), Line(new InsideVerticalBorder()));
    }

    public static Styles Styles() => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(Plain), new FontSize { Val = "21" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
        new ParagraphPropertiesDefault()));

    private static SimpleField Field(string instruction) => new(Said("1")) { Instruction = instruction };

    private static Run Said(string text) => new(Look(WordLook.Small), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static RunProperties Look(WordLook look)
    {
        var (font, halfPoints) = look switch
        {
            WordLook.Title => (Heading, 36),
            WordLook.Label => (Heading, 21),
            WordLook.Letter => (Letter, 32),
            WordLook.Small => (Plain, 18),
            _ => (Plain, 21),
        };
        return new(Fonts(font), new FontSize { Val = Number(halfPoints) }, new FontSizeComplexScript { Val = Number(halfPoints) });
    }

    private static RunFonts Fonts(string eastAsia) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = eastAsia };

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
