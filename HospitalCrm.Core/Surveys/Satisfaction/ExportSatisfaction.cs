using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>回访满意度 as .xlsx; what the page hides is hidden here, and groups of a few are told as that.</summary>
public sealed class ExportSatisfaction(SatisfactionAnalyst analyst, SumSheet sheet) : IUseCase
{
    private static readonly object Few = "<" + RatingSum.Fewest.ToString(CultureInfo.InvariantCulture);

    private static readonly string[] Columns = ["Section", "Line", "People", "Points", "Satisfied", "Low", "High", "BeforePeople", "BeforePoints", "BeforeSatisfied"];

    public static Permission Requires => SurveyPermissions.View;

    public async Task<PaperFile> HandleAsync(DateOnly from, DateOnly to, string? department, SatisfactionWords words, CancellationToken ct = default)
    {
        var sums = await analyst.AnalyseAsync(new(from, to), department, ct);
        return await sheet.WriteAsync("satisfaction", sums.Span, department, words.Sheet, Columns, Rows(sums, words), ct);
    }

    private static IEnumerable<object?[]> Rows(SatisfactionSums sums, SatisfactionWords words)
    {
        return
        [
            Row(words.Section("Total"), "", sums.Total, sums.Before?.Total),
            .. sums.Trend.Select(step => Row(words.Section("ByTime"), string.Create(CultureInfo.InvariantCulture, $"{step.Span.From:yyyy-MM-dd}..{step.Span.To:yyyy-MM-dd}"), step.Sum, null)),
            .. Of("ByDepartment", sums.Departments, sums.Before?.Departments),
            .. Of("ByClass", sums.Classes, sums.Before?.Classes),
            .. Of("ByItem", sums.Items, sums.Before?.Items),
            .. Of("ByStaff", sums.Staff, sums.Before?.Staff),
        ];

        IEnumerable<object?[]> Of(string section, IReadOnlyList<SatisfactionSum>? now, IReadOnlyList<SatisfactionSum>? before) =>
            now?.Select(sum => Row(words.Section(section), words.Line(sum), sum, before?.FirstOrDefault(other => other.Key == sum.Key))) ?? [];
    }

    private static object?[] Row(string section, string line, SatisfactionSum now, SatisfactionSum? before) =>
    [
        section, line, IsFew(now) ? Few : now.Answers, now.Mean, now.SatisfiedShare * 100, now.Interval?.Low * 100, now.Interval?.High * 100,
        before is null ? null : IsFew(before) ? Few : before.Answers, before?.Mean, before?.SatisfiedShare * 100,
    ];

    private static bool IsFew(SatisfactionSum sum) => sum.Answers is > 0 and < RatingSum.Fewest;
}

/// <summary>The reader's language.</summary>
public sealed record SatisfactionWords(SumWords Sheet, Func<string, string> Section, Func<SatisfactionSum, string> Line);
