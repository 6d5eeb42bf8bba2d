using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>Opens a backup piece by piece. Nothing of a piece is given out before it is known to be the one that was sealed in its place.</summary>
/// <param name="name">The file's name, for the words of a refusal.</param>
internal sealed class OpeningStream(Stream source, BackupHeader header, AesGcm cipher, string name) : Stream
{
    private readonly byte[] _header = header.ToBytes();
    private readonly byte[] _plain = new byte[BackupChunk.MostPlain];
    private readonly byte[] _piece = new byte[BackupChunk.WordLength + BackupChunk.MostPlain + BackupChunk.TagLength];
    private int _at;
    private int _filled;
    private long _number;
    private bool _isAtEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">The file is cut off, or was changed.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_at == _filled)
        {
            if (_isAtEnd)
            {
                return 0;
            }

            Next();
        }

        var part = Math.Min(buffer.Length, _filled - _at);
        _plain.AsSpan(_at, part).CopyTo(buffer);
        _at += part;
        return part;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Next()
    {
        _number++;
        Fill(_piece.AsSpan(0, BackupChunk.WordLength));
        var word = BinaryPrimitives.ReadUInt32BigEndian(_piece);
        var length = word & ~BackupChunk.Last;
        if (length > BackupChunk.MostPlain)
        {
            throw Changed();
        }

        Fill(_piece.AsSpan(BackupChunk.WordLength, (int)length + BackupChunk.TagLength));
        try
        {
            BackupChunk.Open(cipher, _header, _number - 1, _piece, _plain.AsSpan(0, (int)length));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Changed();
        }

        (_at, _filled) = (0, (int)length);
        _isAtEnd = (word & BackupChunk.Last) != 0;
        if (_isAtEnd && source.ReadByte() >= 0)
        {
            throw Changed();
        }
    }

    private void Fill(Span<byte> bytes)
    {
        if (source.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InvalidDataException($"{name} is cut off: its end is missing");
        }
    }

    private InvalidDataException Changed() => new($"{name} is damaged or was changed: piece {_number} does not open");
}
