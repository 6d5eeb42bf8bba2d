using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>Lays an entry's fields down for its hash, each with its length before it (-1 for none), so that no two entries can share a serialisation.</summary>
internal sealed class AuditHash
{
    private const int LengthOfLength = 4;

    private byte[] _laid = new byte[1024];
    private int _length;

    public AuditHash Begin()
    {
        _length = 0;
        return this;
    }

    public AuditHash Bytes(byte[]? field)
    {
        var room = Take(field?.Length ?? 0, field is null);
        field?.CopyTo(room);
        return this;
    }

    public AuditHash Text(string? field)
    {
        if (field is null)
        {
            return Bytes(null);
        }

        Encoding.UTF8.GetBytes(field, Take(Encoding.UTF8.GetByteCount(field), isNone: false));
        return this;
    }

    public AuditHash Number(long field)
    {
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long), isNone: false), field);
        return this;
    }

    public byte[] End() => SHA256.HashData(_laid.AsSpan(0, _length));

    private Span<byte> Take(int length, bool isNone)
    {
        var needed = _length + LengthOfLength + length;
        if (needed > _laid.Length)
        {
            Array.Resize(ref _laid, needed * 2);
        }

        BinaryPrimitives.WriteInt32BigEndian(_laid.AsSpan(_length), isNone ? -1 : length);
        var room = _laid.AsSpan(_length + LengthOfLength, length);
        _length = needed;
        return room;
    }
}
