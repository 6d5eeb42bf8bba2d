using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Guides;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices.Guides;

/// <summary>
/// What 科室导诊 (S4-6.1) and 检查导诊 (S4-6.2) say to a patient, as values of a text: what it is, where it is done and how to find that,
/// what to heed, where to pay. What nobody may read on a lock screen is not named. Reads only.
/// </summary>
public sealed class GuideWords(CrmDb db, ParameterValues parameters) : IRoomPart
{
    /// <summary>So much of the notes of one examination; who wants to know more rings up.</summary>
    private const int LongestNotes = 240;

    private readonly Dictionary<string, ExamItem?> _items = new(StringComparer.Ordinal);
    private Dictionary<string, Department>? _departments;

    /// <summary>One examination, or several that one message tells of.</summary>
    public async Task<IReadOnlyDictionary<string, object?>> OfAsync(IReadOnlyList<GuidedExam> exams, CancellationToken ct)
    {
        var ways = new List<Way>(exams.Count);
        foreach (var exam in exams)
        {
            ways.Add(await WayAsync(exam, ct));
        }

        var paying = parameters.Get(NoticeParameters.PaymentPlace);
        return new Dictionary<string, object?>
        {
            ["exam"] = ways.TrueForAll(way => way.Name is null) ? null : string.Join('、', ways.Select(way => way.Name).OfType<string>()),
            ["at"] = Joined(ways, way => way.At),
            ["place"] = Joined(ways, way => way.Place),
            ["payment"] = exams.Any(exam => exam.IsUnpaid) && paying.Length > 0 ? paying : null,
            ["notes"] = Joined(ways, way => way.Notes),
        };
    }

    /// <exception cref="RuleViolation">The department has no guide.</exception>
    public async Task<IReadOnlyDictionary<string, object?>> OfDepartmentAsync(string code, CancellationToken ct)
    {
        var department = (await DepartmentsAsync(ct)).GetValueOrDefault(code);
        return department?.Guide is { } guide
            ? new Dictionary<string, object?> { ["department"] = department.Name, ["place"] = End(guide) }
            : throw new RuleViolation("Notices.NoGuide");
    }

    /// <exception cref="RuleViolation">There is no such examination.</exception>
    public async Task<GuidedExam> ExamAsync(string code, CancellationToken ct) =>
        await ItemAsync(code, ct) is { } item ? new(item.Code, item.Name, null, null, IsUnpaid: false) : throw new RuleViolation("Notices.NoGuide");

    private async Task<Way> WayAsync(GuidedExam exam, CancellationToken ct)
    {
        var item = await ItemAsync(exam.ItemCode, ct);
        var departments = await DepartmentsAsync(ct);
        var department = departments.GetValueOrDefault(exam.ExecDepartment ?? "") ?? departments.GetValueOrDefault(item?.DepartmentCode ?? "");
        var name = Sayable(exam.Name);
        var notes = Sayable(item?.Notes);
        return new(
            name,
            exam.PlannedAt is { } at ? HospitalZone.Local(at).ToString("M月d日HH:mm", CultureInfo.InvariantCulture) : null,
            (Sayable(department?.Name), Sayable(department?.Guide)) switch
            {
                ({ } called, { } guide) when guide.StartsWith(called, StringComparison.Ordinal) => End(guide),
                ({ } called, { } guide) => $"{called}（{End(guide)}）",
                (var called, var guide) => called ?? End(guide),
            },
            notes?.Length > LongestNotes ? notes[..LongestNotes] + "…" : End(notes));
    }

    /// <summary>What holds for all is said once; else each behind the name of its examination.</summary>
    private static string? Joined(List<Way> ways, Func<Way, string?> part)
    {
        var said = ways.FindAll(way => part(way) is not null);
        return said.Count == 0 ? null
            : said.Count == ways.Count && said.Select(part).Distinct(StringComparer.Ordinal).Count() == 1 ? part(said[0])
            : string.Join('；', said.Select(way => way.Name is { } name ? $"{name}：{part(way)}" : part(way)).Distinct(StringComparer.Ordinal));
    }

    private string? Sayable(string? words) =>
        string.IsNullOrWhiteSpace(words) || ValueWords.IsSensitive(words, TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords))) ? null : words.Trim();

    /// <summary>The template ends the sentence.</summary>
    private static string? End(string? words) => words?.TrimEnd('。', '.', '；', ';', ' ');

    private async Task<ExamItem?> ItemAsync(string code, CancellationToken ct)
    {
        if (!_items.TryGetValue(code, out var item))
        {
            item = await db.ExamItems.AsNoTracking().SingleOrDefaultAsync(known => known.Code == code, ct);
            _items[code] = item;
        }

        return item;
    }

    private async Task<Dictionary<string, Department>> DepartmentsAsync(CancellationToken ct) =>
        _departments ??= await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Code, StringComparer.Ordinal, ct);

    private sealed record Way(string? Name, string? At, string? Place, string? Notes);
}
