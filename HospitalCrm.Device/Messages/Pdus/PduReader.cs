namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>Octets one after the other; whatever announces more than there is, is refused by its name.</summary>
internal ref struct PduReader(ReadOnlySpan<byte> octets)
{
    private ReadOnlySpan<byte> _left = octets;

    public readonly int Left => _left.Length;

    public byte Octet(string what) => Take(1, what)[0];

    public ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > _left.Length)
        {
            throw new PduException($"{what}: {count} octets announced, {_left.Length} there");
        }

        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    public readonly void End()
    {
        if (_left.Length > 0)
        {
            throw new PduException($"{_left.Length} octets too many");
        }
    }
}
