using System.Buffers.Binary;
using System.Text;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>
/// A render batch as it comes over the wire: five offsets at its end, frames of twenty bytes, a table of strings. Only what the drivers
/// need is read: whether a text is in it, and which handler a button's click has.
/// </summary>
internal readonly ref struct RenderBatch(ReadOnlySpan<byte> bytes)
{
    private const int FrameLength = 20;
    private const int Element = 1;
    private const int Attribute = 3;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public bool Holds(ReadOnlySpan<byte> text) => _bytes.IndexOf(text) >= 0;

    /// <summary>The click handler of the element with this data-testid; null when the batch does not bring it.</summary>
    public ulong? ClickHandlerOf(string testId)
    {
        var frames = Offset(1);
        var count = Int(frames);
        ulong? click = null;
        var isIt = false;
        for (var i = 0; i < count; i++)
        {
            var at = frames + 4 + i * FrameLength;
            switch (Int(at))
            {
                case Element when isIt && click is not null:
                    return click;
                case Element:
                    (click, isIt) = (null, false);
                    break;
                case Attribute:
                    var name = Text(Int(at + 4));
                    isIt |= name == "data-testid" && Text(Int(at + 8)) == testId;
                    click = name == "onclick" ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(at + 12)..]) : click;
                    break;
                default:
                    break;
            }
        }

        return isIt ? click : null;
    }

    /// <summary>Whether the batch takes away the element this handler was on.</summary>
    public bool Disposes(ulong handler)
    {
        var at = Offset(3);
        for (var i = 0; i < Int(at); i++)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(at + 4 + i * 8)..]) == handler)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>0 updated components, 1 frames, 2 disposed components, 3 disposed handlers, 4 strings.</summary>
    private int Offset(int section) => Int(_bytes.Length - 4 * (5 - section));

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[at..]);

    private string? Text(int index)
    {
        if (index < 0)
        {
            return null;
        }

        var at = Int(Offset(4) + 4 * index);
        var (length, shift) = (0, 0);
        for (byte next = 0x80; (next & 0x80) != 0; shift += 7)
        {
            next = _bytes[at++];
            length |= (next & 0x7f) << shift;
        }

        return Encoding.UTF8.GetString(_bytes.Slice(at, length));
    }
}
