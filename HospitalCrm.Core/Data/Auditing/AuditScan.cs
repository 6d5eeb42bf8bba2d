using System.Data.Common;
using System.Globalization;
using System.Text;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// The rows of the chain exactly as they lie, in order. A text that EF would forgive (another case, a number for an enum, a fraction of
/// a tick, bytes that are no text) is not what was written, and the hash is taken over what lies there.
/// </summary>
internal sealed class AuditScan(DbDataReader reader, bool isSqlite, Vault vault)
{
    public const string Sql = """
        SELECT "Seq", "At", "ActorKind", "ActorNo", "Act", "Entity", "EntityKey", "PatientId", "CallId", "Purpose", "Detail", "DetailCode", "PreviousHash", "Hash"
        FROM "AuditEntries" ORDER BY "Seq"
        """;

    private const int At = 1;
    private const int PatientId = 7;
    private const int CallId = 8;
    private const int Purpose = 9;
    private const int Detail = 10;
    private const int DetailCode = 11;
    private const int PreviousHash = 12;
    private const int OwnHash = 13;

    private readonly AuditHash _laid = new();

    public long Seq => reader.GetInt64(0);

    public byte[]? Hash => Blob(OwnHash);

    /// <summary>Whether the row is what was written, and follows <paramref name="previous"/>.</summary>
    public bool Holds(byte[] previous)
    {
        try
        {
            var (before, code) = (Blob(PreviousHash), Blob(DetailCode));
            _laid.Begin().Bytes(before).Number(Seq).Number(Ticks());
            foreach (var text in (int[])[2, 3, 4, 5, 6])
            {
                _laid.Bytes(Text(text) ?? throw new InvalidCastException());
            }

            _laid.Bytes(Key(PatientId)).Bytes(Key(CallId)).Bytes(Text(Purpose)).Bytes(code);
            return before.AsSpan().SequenceEqual(previous) && _laid.End().AsSpan().SequenceEqual(Blob(OwnHash)) && DetailHolds(code);
        }
        catch (Exception unreadable) when (unreadable is InvalidCastException or FormatException or OverflowException or ArgumentException)
        {
            return false;
        }
    }

    private bool DetailHolds(byte[]? code)
    {
        if (Blob(Detail) is not { } detail)
        {
            return code is null;
        }

        try
        {
            return vault.AuditCode(Encoding.UTF8.GetBytes(vault.Open(AuditEntry.DetailPurpose, new Sealed(detail)))).AsSpan().SequenceEqual(code);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private long Ticks() => isSqlite ? (long)As(At, typeof(long)) : Convert.ToDateTime(reader.GetValue(At), CultureInfo.InvariantCulture).ToUniversalTime().Ticks;

    private byte[]? Text(int at)
    {
        if (reader.IsDBNull(at))
        {
            return null;
        }

        if (!isSqlite)
        {
            return Encoding.UTF8.GetBytes(reader.GetString(at));
        }

        return reader.GetFieldType(at) == typeof(string) ? reader.GetFieldValue<byte[]>(at) : throw new InvalidCastException();
    }

    private byte[]? Key(int at) => isSqlite || reader.IsDBNull(at) ? Blob(at) : reader.GetGuid(at).ToByteArray(bigEndian: true);

    private byte[]? Blob(int at) => reader.IsDBNull(at) ? null : (byte[])As(at, typeof(byte[]));

    /// <summary>SQLite keeps any type in any column; only the one that was written will do.</summary>
    private object As(int at, Type type) => reader.GetValue(at) is { } value && value.GetType() == type ? value : throw new InvalidCastException();
}
