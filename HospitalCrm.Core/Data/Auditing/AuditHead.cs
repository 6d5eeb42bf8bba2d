using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using HospitalCrm.Core.Data.Sealing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// The chain's head (count, last hash, HMAC) in a file beside the keys, written after each commit. A chain whose tail was cut off, or
/// that was rewritten by someone who has the database only, no longer fits it; from then on the head stands still as the evidence.
/// </summary>
public sealed partial class AuditHead(string directory, Vault vault, ILogger<AuditHead>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<AuditHead>.Instance;
    private readonly Lock _writing = new();
    private HeadFile? _latest;
    private DateTime _writtenAt;
    private bool _isFrozen;

    public const string FileName = "audit-head.json";

    public string Path => System.IO.Path.Combine(directory, FileName);

    /// <summary>A link that is known to be true, for the next append to hold the chain against.</summary>
    internal (long Count, byte[] Hash)? Known
    {
        get
        {
            lock (_writing)
            {
                _latest ??= Read();
                return _latest is { } known ? (known.Count, known.Hash) : null;
            }
        }
    }

    /// <summary>Called after the commit, so it never throws. An older head never replaces a newer one.</summary>
    public void Advance(long count, byte[] hash)
    {
        lock (_writing)
        {
            // Another process may have written it meanwhile; as long as the file is the one we wrote, it says what we know.
            var newest = _latest is not null && File.GetLastWriteTimeUtc(Path) == _writtenAt ? _latest : Read();
            if (_isFrozen || newest?.Count >= count)
            {
                _latest = newest ?? _latest;
                return;
            }

            _latest = new(count, hash, Code(count, hash));
            Write(_latest);
        }
    }

    /// <summary>The chain in the database does not hold what the head knows: appending goes on, but never under a new head.</summary>
    internal void Freeze()
    {
        lock (_writing)
        {
            if (!_isFrozen)
            {
                _isFrozen = true;
                LogBroken(_logger, _latest?.Count ?? 0);
            }
        }
    }

    /// <summary>The head on disk; null when there is none yet.</summary>
    /// <exception cref="CryptographicException">The file was not written with this installation's audit key.</exception>
    public (long Count, byte[] Hash)? Verified() =>
        Read() is { } head
            ? CryptographicOperations.FixedTimeEquals(head.Code, Code(head.Count, head.Hash))
                ? (head.Count, head.Hash)
                : throw new CryptographicException("The audit head was not written by this installation.")
            : null;

    /// <summary>Null also for a file torn by a power loss: it says nothing.</summary>
    private HeadFile? Read()
    {
        try
        {
            return File.Exists(Path) && JsonSerializer.Deserialize<HeadFile>(File.ReadAllBytes(Path)) is { Hash: not null, Code: not null } head ? head : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(_logger, unreadable.GetType().Name);
            return null;
        }
    }

    private void Write(HeadFile head)
    {
        // A name of its own: a second process may be writing too.
        var next = $"{Path}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(head));
            File.Move(next, Path, overwrite: true);
            _writtenAt = File.GetLastWriteTimeUtc(Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(_logger, failure.GetType().Name);
        }
    }

    private byte[] Code(long count, byte[] hash)
    {
        var content = new byte[8 + hash.Length];
        BinaryPrimitives.WriteInt64BigEndian(content, count);
        hash.CopyTo(content, 8);
        return vault.AuditCode(content);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "audit chain does not hold its head at {Count}: run `crm audit verify`")]
    private static partial void LogBroken(ILogger logger, long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "audit head cannot be written: {Failure}")]
    private static partial void LogNotWritten(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "audit head cannot be read: {Failure}")]
    private static partial void LogUnreadable(ILogger logger, string failure);

    private sealed record HeadFile(long Count, byte[] Hash, byte[] Code);
}
