namespace HospitalCrm.Core.Data.Seeding;

/// <summary>
/// The people of the demo hospital. The same size and seed are always the same people, in this version and the next; another day
/// moves only their visits and calls. The small hospital is the beginning of the big one. Streets are drawn independently, in
/// any order and on any thread; nothing is remembered between them, so a million people need no memory.
/// <para>Households of one to four: couples, parents with children, twins with neighbouring identity numbers and one telephone,
/// newborns named after the mother, three generations. About one in seven has no identity number and one in a hundred a wrong one;
/// one in thirteen has no telephone; about one number in fifty belongs to people who do not know each other.</para>
/// </summary>
/// <param name="asOf">Now, in the hospital's zone. Visits lie in the two years, calls in the year before it.</param>
public sealed class DemoPopulation(DemoSize size, ulong seed, DateTimeOffset asOf)
{
    public const ulong DefaultSeed = 20_260_901;

    public int PatientCount { get; } = size switch
    {
        DemoSize.S => 2_000,
        DemoSize.M => 100_000,
        _ => 1_000_000,
    };

    public int CallCount { get; } = size switch
    {
        DemoSize.S => 3_000,
        DemoSize.M => 20_000,
        _ => 60_000,
    };

    /// <summary>One patient in so many has reports, charges and the like: at a million they would be most of the database.</summary>
    public int FactsEvery { get; } = size == DemoSize.L ? 50 : 1;

    /// <summary>The demo's day.</summary>
    public DateTimeOffset AsOf => asOf;

    public int BlockCount => PatientCount / DemoStreet.People;

    public DemoBlock Block(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, BlockCount);
        var patients = DemoStreet.Draw(seed, index, asOf);
        var calls = (long)(index + 1) * CallCount / BlockCount - (long)index * CallCount / BlockCount;
        return new(patients, DemoCallLog.Draw(patients, (int)calls, seed, index, asOf));
    }

    public IEnumerable<DemoBlock> Blocks() => Enumerable.Range(0, BlockCount).Select(Block);

    public IEnumerable<DemoPatient> Patients() => Blocks().SelectMany(block => block.Patients);
}
