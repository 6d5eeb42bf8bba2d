using System.Buffers.Binary;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Whose number is whose while a hospital is being filled, so that its earlier calls know whom they came from.</summary>
internal sealed class NumberOwners(int patients)
{
    private const int Several = -1;

    private readonly Dictionary<long, int> _owners = new(patients * 2);

    /// <summary>Half a blind index: among three million numbers the chance that two share it is below one in a million.</summary>
    public static long Key(byte[] index) => BinaryPrimitives.ReadInt64BigEndian(index);

    public void Add(long number, int patient)
    {
        if (!_owners.TryAdd(number, patient) && _owners[number] != patient)
        {
            _owners[number] = Several;
        }
    }

    /// <summary>Whether anybody has it, and who, when it is one person only.</summary>
    public (bool IsKnown, int? Only) Find(byte[]? index) =>
        index is not null && _owners.TryGetValue(Key(index), out var owner) ? (true, owner == Several ? null : owner) : (false, null);
}
