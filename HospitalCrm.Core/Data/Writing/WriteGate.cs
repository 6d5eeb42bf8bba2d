using System.Diagnostics.CodeAnalysis;

namespace HospitalCrm.Core.Data.Writing;

/// <summary>
/// Lets one writer of this process at a time reach SQLite, in order of arrival: waiting here costs tens of milliseconds where the
/// database's own busy retry costs hundreds (docs/adr/0013). Never held across a network call. Open on PostgreSQL.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It holds no handle, and a save that is still on its way when the product stops must find it.")]
public sealed class WriteGate(bool isNeeded)
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly AsyncLocal<Hold?> _here = new();

    /// <summary>Marks this flow as one that is inside a transaction, so that what would wait for that transaction can say so instead.</summary>
    public Hold HoldHere() => _here.Value = new();

    /// <exception cref="InvalidOperationException">This flow is inside a transaction: it would wait for itself, for ever.</exception>
    public void DemandFree(string what)
    {
        if (_here.Value is { IsOver: false })
        {
            throw new InvalidOperationException($"{what} inside InTransactionAsync would wait for itself. Give the entry to the transaction's own context instead (db.Audit).");
        }
    }

    public async ValueTask<Pass> EnterAsync(CancellationToken ct)
    {
        DemandFree("A second write");
        if (!isNeeded)
        {
            return default;
        }

        await _one.WaitAsync(ct);
        return new(_one);
    }

    public sealed class Hold : IDisposable
    {
        public bool IsOver { get; private set; }

        public void Dispose() => IsOver = true;
    }

    public readonly struct Pass(SemaphoreSlim? held) : IDisposable
    {
        public void Dispose() => held?.Release();
    }
}
