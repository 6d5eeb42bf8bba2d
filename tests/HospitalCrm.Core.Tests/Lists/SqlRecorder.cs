using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HospitalCrm.Core.Tests.Lists;

/// <summary>The statements a test's own flow sends to the database, with their parameters. One listens for all tests: two at once would hear everything twice.</summary>
internal sealed class SqlRecorder : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<RecordedSql>?> Current = new();

    static SqlRecorder() => DiagnosticListener.AllListeners.Subscribe(new SqlRecorder());

    private SqlRecorder()
    {
    }

    public static async Task<IReadOnlyList<RecordedSql>> DuringAsync(Func<Task> work)
    {
        var said = Current.Value = [];
        await work();
        Current.Value = null;
        return said;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: var command } && Current.Value is { } said)
        {
            said.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}

internal sealed record RecordedSql(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
