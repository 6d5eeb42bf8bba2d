using System.Globalization;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>One question as it is asked. Never changed, only replaced.</summary>
public sealed record Question
{
    public const int LongestText = 200;

    /// <summary>What answers, rules and trends name it by; the same in every edition.</summary>
    public string Key { get; init; } = "";

    public string Text { get; init; } = "";

    public QuestionType Type { get; init; }

    /// <summary>For whoever asks: how to put it.</summary>
    public string? Hint { get; init; }

    /// <summary>℃, kg, mmHg.</summary>
    public string? Unit { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Asked only when this holds; null: always.</summary>
    public Condition? ShowWhen { get; init; }

    /// <summary>What may be chosen (of a matrix: its columns).</summary>
    public IReadOnlyList<QuestionOption> Options { get; init; } = [];

    public IReadOnlyList<MatrixRow> Rows { get; init; } = [];

    /// <summary>异常预警.</summary>
    public IReadOnlyList<FlagRule> Flags { get; init; } = [];

    /// <summary>Whose texts are offered beside a text answer.</summary>
    public LibraryKind? Library { get; init; }

    /// <summary>What each point of a 0–10 adds to the score; null: nothing.</summary>
    public decimal? Weight { get; init; }

    public bool HasOptions => Type is QuestionType.Single or QuestionType.Multiple or QuestionType.Matrix;

    public bool IsFigure => Type is QuestionType.Number or QuestionType.Scale;

    /// <summary>What was answered, in words.</summary>
    public string Say(IReadOnlyList<string> values) => string.Join("、", values.Select(Say));

    private string Say(string value) => Type switch
    {
        QuestionType.Single or QuestionType.Multiple => OptionText(value),
        QuestionType.Number => Unit is null ? value : $"{value} {Unit}",
        QuestionType.Matrix when value.Split('=', 2) is [var row, var option] => $"{Rows.FirstOrDefault(known => known.Key == row)?.Text ?? row}：{OptionText(option)}",
        _ => value,
    };

    private string OptionText(string key) => Options.FirstOrDefault(option => option.Key == key)?.Text ?? key;

    /// <summary>What was asked, where the answer stands behind it: 胸痛吗：有.</summary>
    public static string Topic(string text) => text.TrimEnd('？', '?', '：', ':', ' ');

    /// <summary>A figure as answers hold it.</summary>
    public static decimal? Figure(string? value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) ? figure : null;
}

/// <param name="IsExclusive">Alone or not at all: 以上都没有.</param>
public sealed record QuestionOption(string Key, string Text, decimal? Score = null, bool IsExclusive = false);

public sealed record MatrixRow(string Key, string Text);
