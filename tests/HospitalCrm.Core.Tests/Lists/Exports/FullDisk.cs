namespace HospitalCrm.Core.Tests.Lists.Exports;

/// <summary>A disk that takes so many bytes and no more.</summary>
internal sealed class FullDisk(int room) : MemoryStream
{
    private const int NoSpaceLeft = 28;

    public override void Write(byte[] buffer, int offset, int count)
    {
        Check(count);
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    private void Check(int count)
    {
        if (Length + count > room)
        {
            throw new IOException("No space left on device", NoSpaceLeft);
        }
    }
}
