using System.Buffers.Binary;
using System.Text;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>
/// A render batch as it comes over the wire: five offsets at its end, frames of twenty bytes, a table of strings. Only what the drivers
/// need is read: whether a text is in it, which handler a button's click has, and what became of an element's attribute.
/// </summary>
internal readonly ref struct RenderBatch(ReadOnlySpan<byte> bytes)
{
    private const int FrameLength = 20;
    private const int Element = 1;
    private const int Attribute = 3;
    private const int EditLength = 16;
    private const int PrependFrame = 1;
    private const int SetAttribute = 3;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public bool Holds(ReadOnlySpan<byte> text) => _bytes.IndexOf(text) >= 0;

    /// <summary>The click handler of the element with this data-testid; null when the batch does not bring it.</summary>
    public ulong? ClickHandlerOf(string testId) => HandlerOf(testId, "onclick");

    /// <summary>The handler an event of this element has; null when the batch does not bring it.</summary>
    public ulong? HandlerOf(string testId, string eventName)
    {
        var frames = Offset(1);
        var count = Int(frames);
        ulong? handler = null;
        var isIt = false;
        for (var i = 0; i < count; i++)
        {
            var at = frames + 4 + i * FrameLength;
            switch (Int(at))
            {
                case Element when isIt && handler is not null:
                    return handler;
                case Element:
                    (handler, isIt) = (null, false);
                    break;
                case Attribute:
                    var name = Text(Int(at + 4));
                    isIt |= name == "data-testid" && Text(Int(at + 8)) == testId;
                    handler = name == eventName ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(at + 12)..]) : handler;
                    break;
                default:
                    break;
            }
        }

        return isIt ? handler : null;
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

    /// <summary>The component that draws the element with this data-testid; null when the batch does not draw it for the first time.</summary>
    public int? ComponentOf(string testId)
    {
        for (var i = 0; i < Int(Offset(0)); i++)
        {
            if (Drawn(Diff(i), "data-testid") == testId)
            {
                return Int(Diff(i));
            }
        }

        return null;
    }

    /// <summary>What this component's element has now; null when the batch does not change it.</summary>
    public string? ValueOf(int component, string attribute)
    {
        for (var i = 0; i < Int(Offset(0)); i++)
        {
            if (Int(Diff(i)) == component)
            {
                return Drawn(Diff(i), attribute);
            }
        }

        return null;
    }

    /// <summary>The handler this component's element has now for an event of which it has but one; null when the batch does not change it.</summary>
    public ulong? HandlerNow(int component, string eventName)
    {
        for (var i = 0; i < Int(Offset(0)); i++)
        {
            if (Int(Diff(i)) == component && DrawnAt(Diff(i), eventName) is { } frame)
            {
                return BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(frame + 12)..]);
            }
        }

        return null;
    }

    /// <summary>An attribute of the elements a component draws, or changes, in this batch.</summary>
    private string? Drawn(int diff, string attribute) => DrawnAt(diff, attribute) is { } frame ? Text(Int(frame + 8)) : null;

    private int? DrawnAt(int diff, string attribute)
    {
        for (var i = 0; i < Int(diff + 4); i++)
        {
            var edit = diff + 8 + i * EditLength;
            var frame = Offset(1) + 4 + Int(edit + 8) * FrameLength;
            var last = Int(edit) switch
            {
                SetAttribute => 0,
                PrependFrame when Int(frame) == Element => Int(frame + 4) - 1,
                _ => -1,
            };
            for (var at = 0; at <= last; at++, frame += FrameLength)
            {
                if (Int(frame) == Attribute && Text(Int(frame + 4)) == attribute)
                {
                    return frame;
                }
            }
        }

        return null;
    }

    private int Diff(int at) => Int(Offset(0) + 4 + at * 4);

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
