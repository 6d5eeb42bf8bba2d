using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>The little MessagePack a circuit's client speaks: one invocation a frame, its length in front.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>A hub invocation: type 1, no headers, id or null, target, arguments, no streams.</summary>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        var pack = new PackWriter();
        pack.Array(6);
        pack.Value(1L);
        pack.Put(0x80);
        pack.Value(id);
        pack.Value(target);
        pack.Array(arguments.Length);
        foreach (var argument in arguments)
        {
            pack.Value(argument);
        }

        pack.Array(0);
        return Framed(pack._bytes.WrittenSpan.ToArray());
    }

    public static byte[] Ping() => Framed([0x91, 6]);

    private static byte[] Framed(byte[] message)
    {
        var frame = new List<byte>(message.Length + 5);
        for (var left = (uint)message.Length; ; left >>= 7)
        {
            frame.Add((byte)(left > 0x7f ? left & 0x7f | 0x80 : left));
            if (left <= 0x7f)
            {
                break;
            }
        }

        return [.. frame, .. message];
    }

    private void Put(params ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    private void Array(int length) => Put((byte)(0x90 | length));

    private void Value(object? value)
    {
        switch (value)
        {
            case null:
                Put(0xc0);
                break;
            case bool truth:
                Put((byte)(truth ? 0xc3 : 0xc2));
                break;
            case long number:
                Number(0xd3, number);
                break;
            case string text:
                Text(text);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private void Number(byte kind, long number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        Put(bytes);
    }

    private void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> head = stackalloc byte[5];
        head[0] = 0xdb;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], utf8.Length);
        Put(head);
        Put(utf8);
    }
}
