using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Data.Auditing;

/// <summary>What somebody with the code and the database, but without the keys, can do.</summary>
internal static class ChainRewriting
{
    /// <summary>Changes an entry and computes every later hash anew; or leaves the entry out and closes the gap.</summary>
    public static async Task RewriteAsync(CrmDb db, int from, bool leaveOut)
    {
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq).ToListAsync();
        var previous = from == 1 ? [] : entries[from - 2].Hash;
        var kept = entries.Skip(from - 1 + (leaveOut ? 1 : 0)).ToList();
        var seq = from;
        foreach (var entry in kept)
        {
            var (target, hashOf) = (seq++, entry);
            Set(hashOf, nameof(AuditEntry.Seq), (long)target);
            Set(hashOf, nameof(AuditEntry.ActorNo), "innocent");
            Set(hashOf, nameof(AuditEntry.PreviousHash), previous);
            previous = hashOf.ComputeHash();
            Set(hashOf, nameof(AuditEntry.Hash), previous);
        }

        await db.AuditEntries.Where(entry => entry.Seq >= from).ExecuteDeleteAsync();
        foreach (var entry in kept)
        {
            var detail = entry.Detail?.Bytes;
            var (patient, call) = (entry.PatientId?.ToByteArray(true), entry.CallId?.ToByteArray(true));
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO AuditEntries (Seq, At, ActorKind, ActorNo, Act, Entity, EntityKey, PatientId, CallId, Purpose, Detail, DetailCode, PreviousHash, Hash)
                VALUES ({entry.Seq}, {entry.At.UtcTicks}, {entry.ActorKind.ToString()}, {entry.ActorNo}, {entry.Act.ToString()}, {entry.Entity}, {entry.EntityKey},
                {patient}, {call}, {entry.Purpose}, {detail}, {entry.DetailCode}, {entry.PreviousHash}, {entry.Hash})
                """);
        }
    }

    private static void Set(AuditEntry entry, string property, object value) => typeof(AuditEntry).GetProperty(property)!.SetValue(entry, value);
}
