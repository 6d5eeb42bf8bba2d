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

    public async ValueTask<Pass> EnterAsync(CancellationToken ct)
    {
        if (!isNeeded)
        {
            return default;
        }

        await _one.WaitAsync(ct);
        return new(_one);
    }

    public readonly struct Pass(SemaphoreSlim? held) : IDisposable
    {
        public void Dispose() => held?.Release();
    }
}
