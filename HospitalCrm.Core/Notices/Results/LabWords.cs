using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using static HospitalCrm.Core.Messaging.Templates.PlaceholderType;

namespace HospitalCrm.Core.Notices;

/// <summary>One item of a report in words, as the hospital wants it said: item, figure, unit, reference, above or below.</summary>
internal static class LabWords
{
    private static readonly KindRule Line = new(
        TemplateKind.LabResult,
        [MessageCategory.Notice],
        [new("item", "项目", Text, "血红蛋白"), new("value", "结果", Text, "98"), new("unit", "单位", Text, "g/L"), new("reference", "参考范围", Text, "115-150"), new("mark", "升降", Text, "↓")]);

    /// <exception cref="Kernel.RuleViolation">It cannot be read, or says nothing of the item or its figure.</exception>
    public static string Readable(string typed)
    {
        var needed = TemplateText.Read(Line, typed).Needed.Select(name => name.Key).ToList();
        return needed.Contains("item") && needed.Contains("value") ? typed.Trim() : throw new Kernel.RuleViolation("Notices.LineSaysNothing");
    }

    public static string Say(TemplateText line, LabFigure figure) => line.Fill(name => ValueWords.Say(
        name,
        name.Key switch { "item" => figure.Item, "value" => figure.Value, "unit" => figure.Unit, "reference" => figure.Reference, _ => MarkOf(figure.Flag) },
        []));

    public static TemplateText Read(string line) => TemplateText.Read(Line, line);

    private static string? MarkOf(string? flag) => flag switch { "H" => "↑", "L" => "↓", _ => null };
}

/// <summary>A line of a report, opened.</summary>
internal sealed record LabFigure(string Item, string Value, string? Unit, string? Reference, string? Flag);
