using System.Globalization;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Lists;

/// <summary>docs/query-plans.md: how every list's questions are answered. <c>CRM_WRITE_SNAPSHOTS=1</c> writes it anew.</summary>
internal static class PlanPages
{
    private const string Head =
        """
        # Query plans of every list

        Written by `ListConformanceTests` (`CRM_WRITE_SNAPSHOTS=1`), on SQLite with the statistics of ten times the demo hospital of size S.
        Each question shows the steps SQLite takes, the picking of keys first where a filter is set. No list that may grow sorts by hand
        (`USE TEMP B-TREE FOR ORDER BY`) when it is opened or when one of its offered orders is chosen.

        """;

    /// <summary>The whole answer, that is; a side question about one row's three numbers may.</summary>
    public static bool SortsByHand(IEnumerable<string> plan) => plan.Any(step => step.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));

    public static string Sample(string filter, FilterKind kind, IReadOnlyList<string> choices) => kind switch
    {
        _ when filter == "archive" => "0190a2c0-0000-7000-8000-000000000001",
        FilterKind.Choice when choices.Count > 0 => choices[0],
        FilterKind.Date => "2026-03-02",
        FilterKind.DateRange => "2026-02-01..2026-02-28",
        FilterKind.Number => "13800138000",
        _ => "王芳",
    };

    public static void Add(List<string> lines, string question, IReadOnlyList<string> plan)
    {
        lines.Add($"- {question}");
        lines.AddRange(plan.Select(step => $"  `{step}`  "));
    }

    public static void Match(IEnumerable<string> lines)
    {
        var file = Path.Combine(Solution.Root, "docs", "query-plans.md");
        var now = (Head + '\n' + string.Join('\n', lines)).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("CRM_WRITE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, now);
        }

        Assert.Equal(File.ReadAllText(file), now);
    }

    /// <summary>A trail as long as a demo hospital's first days: mostly looks at archives, now and then a refusal.</summary>
    public static async Task TrailAsync(TestHospital hospital)
    {
        var log = hospital.Services.GetRequiredService<AuditLog>();
        var patients = Enumerable.Range(0, 500).Select(_ => Guid.CreateVersion7()).ToList();
        AuditAct[] acts = [AuditAct.Viewed, AuditAct.Listed, AuditAct.Popped, AuditAct.Changed, AuditAct.Viewed, AuditAct.SignedIn, AuditAct.Exported];
        await Task.WhenAll(Enumerable.Range(0, 4_000).Select(number => log.AppendAsync(
            new AuditDraft(number % 40 == 0 ? AuditAct.Refused : acts[number % acts.Length], nameof(Patient), patients[number % 500].ToString(), TestHospital.Monday.AddSeconds(number))
            {
                ActorKind = ActorKind.Staff,
                ActorNo = $"agent{number % 30:00}",
                PatientId = patients[number % 500],
            },
            default)));
        await hospital.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>What the planner would believe of ten times as many rows: counts grow, the number of rows behind a whole key does not.</summary>
    public static async Task<int> TenTimesAsync(CrmDb db)
    {
        await db.Database.OpenConnectionAsync();
        var known = await db.Database.SqlQueryRaw<Statistic>("SELECT rowid AS \"Id\", stat AS \"Text\" FROM sqlite_stat1").ToListAsync();
        foreach (var statistic in known)
        {
            var grown = string.Join(' ', statistic.Text.Split(' ').Select(word =>
                long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1 ? (number * 10).ToString(CultureInfo.InvariantCulture) : word));
            await db.Database.ExecuteSqlAsync($"UPDATE sqlite_stat1 SET stat = {grown} WHERE rowid = {statistic.Id}");
        }

        // Every connection opened from now on reads the new ones.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return known.Count;
    }

    private sealed record Statistic(long Id, string Text);
}
