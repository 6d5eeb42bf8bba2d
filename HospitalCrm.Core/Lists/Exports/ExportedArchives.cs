using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>
/// Whose archives went out with one export: the keys, thrown into 256 heaps by their last byte, one row a heap. Two hundred thousand keys are 256
/// rows of 12 kB then, and whoever asks about one archive reads one heap of each export, not all of them. See docs/adr/0039-exported-archives.md.
/// </summary>
public sealed class ExportedArchives
{
    private const int KeyLength = 16;

    // An archive that is in more exports than this is in the newest.
    private const int MostShown = 1_000;

    private ExportedArchives()
    {
    }

    public short Heap { get; private init; }

    /// <summary>The key of the audit entry <see cref="AuditAct.Exported"/>.</summary>
    public Guid Export { get; private init; }

    public string List { get; private init; } = "";

    /// <summary>One behind the other, sixteen bytes each.</summary>
    public byte[] Keys { get; private init; } = [];

    public static IEnumerable<ExportedArchives> Of(Guid export, string list, IEnumerable<Guid> patients) =>
        from key in patients.Distinct()
        let bytes = Bytes(key)
        group bytes by (short)bytes[^1] into heap
        select new ExportedArchives { Heap = heap.Key, Export = export, List = list, Keys = [.. heap.SelectMany(bytes => bytes)] };

    /// <summary>The audit entries of the exports these archives went out with.</summary>
    public static async Task<List<long>> EntriesAsync(CrmDb db, IReadOnlyCollection<Guid> patients, CancellationToken ct) =>
        await Entries(db, Holding(await Heaps(db, patients).ToListAsync(ct), patients)).ToListAsync(ct);

    /// <inheritdoc cref="EntriesAsync"/>
    public static List<long> Entries(CrmDb db, IReadOnlyCollection<Guid> patients) => [.. Entries(db, Holding(Heaps(db, patients), patients))];

    private static IQueryable<ExportedArchives> Heaps(CrmDb db, IReadOnlyCollection<Guid> patients)
    {
        var heaps = patients.Select(key => (short)Bytes(key)[^1]).Distinct().ToList();
        return db.ExportedArchives.AsNoTracking().Where(kept => heaps.Contains(kept.Heap));
    }

    private static List<(string List, Guid Export)> Holding(IEnumerable<ExportedArchives> heaps, IReadOnlyCollection<Guid> patients)
    {
        var wanted = patients.Select(Bytes).ToList();
        return [.. heaps.Where(heap => wanted.Exists(heap.Holds)).Select(heap => (heap.List, heap.Export)).Distinct().OrderByDescending(one => one.Export).Take(MostShown)];
    }

    private static IQueryable<long> Entries(CrmDb db, List<(string List, Guid Export)> exports)
    {
        var lists = exports.ConvertAll(one => one.List).Distinct().ToList();
        var keys = exports.ConvertAll(one => one.Export.ToString());
        return db.AuditEntries.Where(entry => lists.Contains(entry.Entity) && keys.Contains(entry.EntityKey) && entry.Act == AuditAct.Exported).Select(entry => entry.Seq);
    }

    private static byte[] Bytes(Guid key) => key.ToByteArray(bigEndian: true);

    private bool Holds(byte[] key)
    {
        for (var from = 0; from < Keys.Length; from += KeyLength)
        {
            if (Keys.AsSpan(from, KeyLength).SequenceEqual(key))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class ExportedArchivesMap : IEntityTypeConfiguration<ExportedArchives>
{
    public void Configure(EntityTypeBuilder<ExportedArchives> builder)
    {
        builder.HasKey(kept => new { kept.Heap, kept.Export });
        builder.Property(kept => kept.List).HasMaxLength(60);
    }
}
