using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HospitalCrm.Core.Tests.Lists;

/// <summary>The statements a test's own flow sends to the database, with their parameters.</summary>
internal sealed class SqlRecorder : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<List<RecordedSql>?> Current = new();

    private readonly List<IDisposable> _subscriptions = [];

    public SqlRecorder() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

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
            _subscriptions.Add(value.Subscribe(this));
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

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}

internal sealed record RecordedSql(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
