using System.Security.Cryptography;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Exports;

namespace HospitalCrm.Web.Exports;

/// <summary>One person's export: running, then ready to be fetched once by the session that asked for it. Disposing it leaves no file.</summary>
public sealed class ExportSlot : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _expiry;

    internal ExportSlot(Actor actor, FileStream stream) => (Actor, Stream) = (actor, stream);

    public Actor Actor { get; }

    public FileStream Stream { get; }

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Null while it is written.</summary>
    public ExportFile? File { get; private set; }

    /// <summary>Belongs to one session and one file, and means nothing by itself.</summary>
    public string Ticket { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public void Dispose()
    {
        _expiry?.Dispose();
        _stop.Cancel();
        Stream.Dispose();
    }

    internal void Ready(ExportFile file, ITimer expiry) => (File, _expiry) = (file, expiry);

    /// <summary>From now on the stream is the fetcher's.</summary>
    internal void HandOver() => _expiry?.Dispose();
}

/// <param name="Needs">The right that must still be held when it is fetched.</param>
/// <param name="Export">The export's own key.</param>
/// <param name="Approved">The request it was made by, if any; spent when the file is fetched.</param>
public sealed record ExportFile(string List, string Name, Permission Needs, Guid Export, Id<ExportRequest>? Approved);
