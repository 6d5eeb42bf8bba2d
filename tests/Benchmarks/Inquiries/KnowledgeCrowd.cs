using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Tests.Inquiries;
using Microsoft.Data.Sqlite;

namespace HospitalCrm.Benchmarks.Inquiries;

/// <summary>Articles with what they are found by, and inquiries in every state, written past the product: an audit entry each would be most of what is made.</summary>
internal static class KnowledgeCrowd
{
    /// <summary>Stands in every article.</summary>
    public const string Everywhere = "门诊时间地点";

    private static readonly string[] Things = ["出诊安排", "检查须知", "住院流程", "报告查询", "预约挂号", "费用说明", "检查注意事项", "疫苗接种", "复诊提醒", "探视规定"];

    public static async Task WriteArticlesAsync(string database, int count, CancellationToken ct)
    {
        await using var connection = await OpenAsync(database, ct);
        await using var transaction = connection.BeginTransaction();
        await using var article = Prepare(connection, transaction, """INSERT INTO "KnowledgeArticles" ("Id","Kind","Title","Questions","Answer","State","ReviewOn","WrittenBy","WrittenAt","Version") VALUES (randomblob(16),'Answer',$one,$two,'见公告。','Published','2099-01-01','bench',638000000000000000,1) RETURNING "Id" """);
        await using var term = Prepare(connection, transaction, """INSERT INTO "KnowledgeTerms" ("Term","ArticleId") VALUES ($one,$two)""");
        foreach (var (title, questions) in DeskQuestions.Articles.Concat(Enumerable.Range(0, count).Select(at => ($"{(char)('一' + (at % 3_000))}科第{at}诊室{Things[at % Things.Length]}", Everywhere))))
        {
            (article.Parameters[0].Value, article.Parameters[1].Value) = (title, questions);
            term.Parameters[1].Value = await article.ExecuteScalarAsync(ct);
            foreach (var word in KnowledgeWords.Of(title, questions, null))
            {
                term.Parameters[0].Value = word;
                await term.ExecuteNonQueryAsync(ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>As the ones there are, in every state: of a hundred 94 are closed, the rest open, handed over, late, answered.</summary>
    public static async Task CopyInquiriesAsync(string database, int count, CancellationToken ct)
    {
        await using var connection = await OpenAsync(database, ct);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText =
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}), one AS (SELECT * FROM "Inquiries" LIMIT 1)
            INSERT INTO "Inquiries" ("Id","State","RegisteredAt","RegisteredBy","RequestKey","Question","DepartmentCode","DueAt","ClosedBy","ClosedAt","IsSent","Version")
            SELECT randomblob(16), CASE i % 100 WHEN 0 THEN 'Open' WHEN 1 THEN 'Handed' WHEN 2 THEN 'Handed' WHEN 3 THEN 'Handed' WHEN 4 THEN 'Answered' WHEN 5 THEN 'Answered' ELSE 'Closed' END,
              one."RegisteredAt" - i * 600000000, 'agent' || (i % 30), randomblob(16), one."Question", CASE WHEN i % 100 IN (0) THEN NULL ELSE 'B' || (i % 60) END,
              one."RegisteredAt" + (i % 7 - 3) * 864000000000, CASE WHEN i % 100 > 5 THEN 'agent01' END, CASE WHEN i % 100 > 5 THEN one."RegisteredAt" - i * 600000000 END, 0, 1
            FROM n, one;
            ANALYZE;
            """;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<SqliteConnection> OpenAsync(string database, CancellationToken ct)
    {
        var connection = new SqliteConnection($"Data Source={database}");
        await connection.OpenAsync(ct);
        return connection;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string text)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, text);
        command.Parameters.AddRange([new SqliteParameter("$one", ""), new SqliteParameter("$two", "")]);
        return command;
    }
}
