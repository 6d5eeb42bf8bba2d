namespace HospitalCrm.Core.Data.Seeding;

/// <summary>SplitMix64. Our own, because System.Random may draw other numbers in another version and the demo hospital must not change its people.</summary>
internal struct DemoRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    private DemoRandom(ulong state) => _state = state;

    /// <summary>A stream of its own for each (seed, purpose, index), so any part can be drawn without the parts before it.</summary>
    public static DemoRandom For(ulong seed, ulong purpose, ulong index) => new(Mix(seed + Mix(purpose * Golden + Mix(index + Golden))));

    public ulong Next() => Mix(_state += Golden);

    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int perMille) => Below(1000) < perMille;

    public T Pick<T>(T[] choices) => choices[Below(choices.Length)];

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
