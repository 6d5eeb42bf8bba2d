using System.Buffers.Binary;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>
/// Keys in the shape of version 7 that depend on nothing but the seed: the same person keeps his key in every demo hospital of that
/// seed, keys rise with the index (rows are appended, never inserted between others), and what is made later sorts after them.
/// </summary>
internal sealed class DemoIds(ulong seed)
{
    private const int Purpose = 1_000;
    private const long Pace = 300_000; // ms from one patient to the next: a million of them take nine and a half years

    private static readonly long First = new DateTimeOffset(2016, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <param name="patient">The patient's index.</param>
    /// <param name="number">Which of his, for what he has several of.</param>
    public Id<T> Of<T>(DemoKind kind, int patient, int number = 0) => new(Make(kind, First + patient * Pace, number, (ulong)patient << 12 | (uint)number));

    /// <param name="index">Tells apart what happened at the same moment.</param>
    public Id<T> At<T>(DemoKind kind, DateTimeOffset at, int index) => new(Make(kind, at.ToUnixTimeMilliseconds(), index & 0xFFF, (ulong)index));

    /// <summary>Registered in the order of their keys.</summary>
    public static DateTimeOffset RegisteredAt(int patient) => DateTimeOffset.FromUnixTimeMilliseconds(First + patient * Pace);

    private Guid Make(DemoKind kind, long milliseconds, int number, ulong index)
    {
        var noise = DemoRandom.For(seed, (ulong)(Purpose + (int)kind), index).Next();
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)milliseconds << 16 | 0x7000UL | (uint)number);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], noise >> 2 | 0x8000_0000_0000_0000UL);
        return new(bytes, bigEndian: true);
    }
}

internal enum DemoKind
{
    Department,
    Person,
    Patient,
    ContactPerson,
    ContactNumber,
    Encounter,
    Call,
    ContactRecord,
    CheckUp,
    Diagnosis,
    Operation,
    LabReport,
    LabResult,
    ExamReport,
    Prescription,
    Charge,
    FeeDaily,
    Prepay,
    Disease,
}
