using System.Security.Cryptography;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>Seals what is written to it, piece by piece. <see cref="Finish"/> writes the last piece; without it the file does not open.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream _target;
    private readonly AesGcm _cipher;
    private readonly byte[] _header;
    private readonly byte[] _plain = new byte[BackupChunk.MostPlain];
    private readonly byte[] _piece = new byte[BackupChunk.WordLength + BackupChunk.MostPlain + BackupChunk.TagLength];
    private int _filled;
    private long _number;

    public SealingStream(Stream target, BackupHeader header, AesGcm cipher)
    {
        (_target, _cipher, _header) = (target, cipher, header.ToBytes());
        target.Write(_header);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_filled == _plain.Length)
            {
                Seal(isLast: false);
            }

            var part = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..part].CopyTo(_plain.AsSpan(_filled));
            _filled += part;
            buffer = buffer[part..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public void Finish()
    {
        Seal(isLast: true);
        _target.Flush();
    }

    public override void Flush() => _target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Seal(bool isLast)
    {
        BackupChunk.Seal(_cipher, _header, _number++, isLast, _plain.AsSpan(0, _filled), _piece);
        _target.Write(_piece.AsSpan(0, BackupChunk.WordLength + _filled + BackupChunk.TagLength));
        _filled = 0;
    }
}
