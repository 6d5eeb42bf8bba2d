using System.Buffers.Binary;
using System.Text;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>Reads one hub message, value by value.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    public int Array()
    {
        var kind = Byte();
        return kind switch
        {
            >= 0x90 and <= 0x9f => kind & 15,
            0xdc => (int)Big(2),
            0xdd => (int)Big(4),
            _ => throw new BenchFailure($"a hub message is not understood ({kind:x2})"),
        };
    }

    public long Number() => Value() is long number ? number : 0;

    public string? Text() => Value() as string;

    /// <summary>The next value, whatever it is; arrays and maps are skipped.</summary>
    public object? Value()
    {
        var kind = Byte();
        switch (kind)
        {
            case < 0x80:
                return (long)kind;
            case >= 0xe0:
                return (long)(sbyte)kind;
            case >= 0xa0 and <= 0xbf:
                return Utf8(kind & 31);
            case >= 0x90 and <= 0x9f:
                return Skip(kind & 15);
            case >= 0x80 and <= 0x8f:
                return Skip((kind & 15) * 2);
            case 0xc0:
                return null;
            case 0xc2 or 0xc3:
                return kind == 0xc3;
            case 0xc4 or 0xc5 or 0xc6:
                return Take((int)Big(1 << kind - 0xc4)).ToArray();
            case 0xcc or 0xcd or 0xce or 0xcf:
                return Big(1 << kind - 0xcc);
            case 0xd0:
                return (long)(sbyte)Byte();
            case 0xd1:
                return (long)(short)Big(2);
            case 0xd2:
                return (long)(int)Big(4);
            case 0xd3:
                return Big(8);
            case 0xd9 or 0xda or 0xdb:
                return Utf8((int)Big(1 << kind - 0xd9));
            case 0xdc or 0xdd:
                return Skip((int)Big(kind == 0xdc ? 2 : 4));
            case 0xcb:
                return BitConverter.Int64BitsToDouble(Big(8));
            default:
                throw new BenchFailure($"a hub message is not understood ({kind:x2})");
        }
    }

    private object? Skip(int values)
    {
        for (var i = 0; i < values; i++)
        {
            Value();
        }

        return null;
    }

    private string Utf8(int length) => Encoding.UTF8.GetString(Take(length));

    private byte Byte() => Take(1)[0];

    private long Big(int bytes)
    {
        Span<byte> whole = stackalloc byte[8];
        whole.Clear();
        Take(bytes).CopyTo(whole[(8 - bytes)..]);
        return BinaryPrimitives.ReadInt64BigEndian(whole);
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
