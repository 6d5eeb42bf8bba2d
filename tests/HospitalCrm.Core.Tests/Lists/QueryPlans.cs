using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Lists;

/// <summary>How SQLite answers what a list asks, in its own words.</summary>
internal static class QueryPlans
{
    /// <summary>The plan of every statement the read sends, one step a line.</summary>
    public static async Task<IReadOnlyList<string>> OfReadAsync<TRow>(TestHospital hospital, Actor actor, ListDefinition<TRow> list, ListQuery query)
        where TRow : class
    {
        var said = await SqlRecorder.DuringAsync(async () =>
        {
            var outcome = await hospital.Run.ReadAsync(actor, list, query);
            Assert.Null(outcome.Problem);
        });
        return await ExplainAsync(hospital, said);
    }

    public static async Task<IReadOnlyList<string>> OfCountAsync<TRow>(TestHospital hospital, Actor actor, ListDefinition<TRow> list, ListQuery query)
        where TRow : class
    {
        var said = await SqlRecorder.DuringAsync(async () =>
        {
            var outcome = await hospital.Run.CountAsync(actor, list, query);
            Assert.Null(outcome.Problem);
        });
        return await ExplainAsync(hospital, said);
    }

    public static async Task<IReadOnlyList<string>> OfSearchAsync(TestHospital hospital, Actor actor, string typed)
    {
        var said = await SqlRecorder.DuringAsync(async () => Assert.Null((await hospital.Run.RunAsync(actor, (SearchPatients use) => use.HandleAsync(typed))).Problem));
        return await ExplainAsync(hospital, said);
    }

    /// <summary>The plan of every statement some work sends.</summary>
    public static async Task<IReadOnlyList<string>> DuringAsync(TestHospital hospital, Func<Task> work) => await ExplainAsync(hospital, await SqlRecorder.DuringAsync(work));

    public static async Task<IReadOnlyList<string>> OfRemovalAsync(TestHospital hospital, Actor actor, Department department)
    {
        await hospital.AddAsync(department);
        var said = await SqlRecorder.DuringAsync(async () => Assert.Null((await hospital.Run.RunAsync(actor, (RemoveDepartments use) => use.HandleAsync([department.Id]))).Problem));
        return await ExplainAsync(hospital, said);
    }

    /// <summary>A statement of the audit or of rights is nobody's list.</summary>
    internal static Task<List<string>> ExplainAsync(TestHospital hospital, IReadOnlyList<RecordedSql> said) => hospital.WithDbAsync(async db =>
    {
        var steps = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var sql in said.Where(sql => sql.Text.StartsWith("SELECT", StringComparison.Ordinal) && !IsOfTheGround(sql.Text)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql.Text;
            foreach (var (name, value) in sql.Parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            var depths = new Dictionary<int, int> { [0] = 0 };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var depth = depths[reader.GetInt32(0)] = depths.GetValueOrDefault(reader.GetInt32(1), 0) + 1;
                steps.Add(new string(' ', (depth - 1) * 2) + reader.GetString(3));
            }
        }

        return steps;
    });

    private static bool IsOfTheGround(string sql) =>
        sql.Contains("\"Grants\"", StringComparison.Ordinal) || sql.Contains("\"SignInSessions\"", StringComparison.Ordinal) || sql.Contains("\"PreviousHash\"", StringComparison.Ordinal) || sql.Contains("\"Hash\"", StringComparison.Ordinal);
}
