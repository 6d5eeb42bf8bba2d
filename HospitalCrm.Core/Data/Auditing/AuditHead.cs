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
/// Commits that follow each other at once do not wait for it: the newest head is written while the next commit is made.
/// </summary>
public sealed partial class AuditHead(string directory, Vault vault, ILogger<AuditHead>? logger = null) : IDisposable
{
    private readonly string _path = System.IO.Path.Combine(directory, FileName);
    private readonly ILogger _logger = logger ?? NullLogger<AuditHead>.Instance;
    private readonly Lock _writing = new();
    private readonly Lock _next = new();
    private HeadFile? _written;
    private DateTime _writtenAt;
    private bool _isFrozen;
    private (long Count, byte[] Hash)? _pending;
    private bool _isComing;

    public const string FileName = "audit-head.json";

    /// <summary>Bytes of the file: the longest head, filled up with blanks.</summary>
    private const int Length = 256;

    /// <summary>Whoever looks into the file finds in it what was committed before he asked.</summary>
    public string Path
    {
        get
        {
            WritePending();
            return _path;
        }
    }

    /// <summary>A link that is known to be true, for the next append to hold the chain against.</summary>
    internal (long Count, byte[] Hash)? Known
    {
        get
        {
            lock (_next)
            {
                if (_pending is { } newest)
                {
                    return newest;
                }
            }

            return First();
        }
    }

    /// <summary>How far the file reaches, once the head of the last commit is in it.</summary>
    internal (long Count, byte[] Hash)? Written
    {
        get
        {
            WritePending();
            return First();
        }
    }

    /// <summary>Called after the commit, so it never throws. An older head never replaces a newer one.</summary>
    public void Advance(long count, byte[] hash)
    {
        lock (_next)
        {
            if (_pending?.Count >= count)
            {
                return;
            }

            _pending = (count, hash);
            if (_isComing)
            {
                return;
            }

            _isComing = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static head => head.WritePending(), this, preferLocal: false);
    }

    /// <summary>What is not yet in the file is written before the product ends.</summary>
    public void Dispose() => WritePending();

    private void WritePending()
    {
        lock (_writing)
        {
            (long Count, byte[] Hash)? pending;
            lock (_next)
            {
                (pending, _isComing) = (_pending, false);
            }

            if (pending is { } next)
            {
                Write(next.Count, next.Hash);
                lock (_next)
                {
                    _pending = _pending?.Count == next.Count ? null : _pending;
                }
            }
        }
    }

    private (long Count, byte[] Hash)? First()
    {
        lock (_writing)
        {
            _written ??= Read();
            return _written is { } known ? (known.Count, known.Hash) : null;
        }
    }

    private void Write(long count, byte[] hash)
    {
        // Another process may have written it meanwhile; as long as the file is the one we wrote, it says what we know.
        var newest = _written is not null && File.GetLastWriteTimeUtc(_path) == _writtenAt ? _written : Read();
        if (_isFrozen || newest?.Count >= count)
        {
            _written = newest ?? _written;
            return;
        }

        _written = Write(new(count, hash, Code(count, hash)));
    }

    /// <summary>The chain in the database does not hold what the head knows: appending goes on, but never under a new head.</summary>
    internal void Freeze()
    {
        WritePending();
        lock (_writing)
        {
            if (!_isFrozen)
            {
                _isFrozen = true;
                LogBroken(_logger, _written?.Count ?? 0);
            }
        }
    }

    /// <summary>The head on disk; null when there is none yet.</summary>
    /// <exception cref="CryptographicException">The file was not written with this installation's audit key.</exception>
    public (long Count, byte[] Hash)? Verified()
    {
        WritePending();
        return Read() is { } head
            ? CryptographicOperations.FixedTimeEquals(head.Code, Code(head.Count, head.Hash))
                ? (head.Count, head.Hash)
                : throw new CryptographicException("The audit head was not written by this installation.")
            : null;
    }

    /// <summary>Null also for a file torn by a power loss: it says nothing.</summary>
    private HeadFile? Read()
    {
        try
        {
            return File.Exists(_path) && JsonSerializer.Deserialize<HeadFile>(File.ReadAllBytes(_path)) is { Hash: not null, Code: not null } head ? head : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(_logger, unreadable.GetType().Name);
            return null;
        }
    }

    /// <summary>Once this returns the file says so, unless the disk refused it.</summary>
    private HeadFile Write(HeadFile head)
    {
        // One write of one length at one place: whoever reads meanwhile finds the head before or this one, and it costs half of a new file put in its place.
        var content = new byte[Length];
        content.AsSpan().Fill((byte)' ');
        JsonSerializer.SerializeToUtf8Bytes(head).CopyTo(content, 0);
        try
        {
            using var file = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            RandomAccess.Write(file, content, 0);
            if (RandomAccess.GetLength(file) != Length)
            {
                RandomAccess.SetLength(file, Length);
            }

            _writtenAt = File.GetLastWriteTimeUtc(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(_logger, failure.GetType().Name);
        }

        return head;
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
