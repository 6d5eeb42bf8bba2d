using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;

namespace HospitalCrm.Core.Messaging;

/// <summary>统计与费用 as .xlsx.</summary>
public sealed class ExportMessageSums(MessageAnalyst analyst, SumSheet sheet) : IUseCase
{
    private const double LiToYuan = 1000;

    private static readonly string[] Columns = ["section", "line", "accepted", "sent", "delivered", "failed", "suppressed", "unknown", "parts", "cost", "rate", "before"];

    public static Permission Requires => MessagingPermissions.View;

    public async Task<PaperFile> HandleAsync(DateOnly from, DateOnly to, MessageSumWords words, CancellationToken ct = default)
    {
        var sums = await analyst.AnalyseAsync(new(from, to), ct);
        return await sheet.WriteAsync("message-statistics", sums.Span, null, words.Sheet, Columns, Rows(sums, words), ct);
    }

    private static IEnumerable<object?[]> Rows(MessageSums sums, MessageSumWords words) =>
    [
        Row(words.Section("total"), "", sums.Total with { Before = sums.TotalBefore.Accepted }),
        .. sums.Days.OrderBy(day => day.Word, StringComparer.Ordinal).Select(day => Row(words.Section("day"), day.Word, day, isSent: true)),
        .. sums.Kinds.Select(kind => Row(words.Section("kind"), words.Kind(kind.Word), kind)),
        .. sums.Categories.Select(category => Row(words.Section("category"), words.Category(category.Word), category)),
        .. sums.Channels.Select(channel => Row(words.Section("channel"), channel.Word, channel, isSent: true)),
    ];

    /// <summary>Days and channels count what went out, whenever it was accepted.</summary>
    private static object?[] Row(string section, string line, MessageSum sum, bool isSent = false) =>
        [section, line, isSent ? null : sum.Accepted, sum.Sent, sum.Delivered, sum.Failed, sum.Suppressed, sum.Unknown, sum.Parts, (decimal)(sum.CostLi / LiToYuan), sum.DeliveryRate * 100, sum.Before];
}

/// <summary>The reader's language.</summary>
public sealed record MessageSumWords(SumWords Sheet, Func<string, string> Section, Func<string, string> Kind, Func<string, string> Category);
