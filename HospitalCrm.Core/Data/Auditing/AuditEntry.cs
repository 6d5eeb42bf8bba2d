using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// One link of the audit chain: who did or saw what. Changes, views, exports and sign-ins share this one table; the change record,
/// the access record and the audit pages are queries on it (S3-B.3, S3-B.9, S1-10).
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    internal AuditEntry(AuditDraft draft, long seq, byte[] previousHash, Vault vault)
    {
        Seq = seq;
        At = new(draft.At.UtcTicks - (draft.At.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        ActorKind = draft.ActorKind;
        ActorNo = Fit(draft.ActorNo, ActorNoLength);
        Act = draft.Act;
        Entity = draft.Entity;
        EntityKey = Fit(draft.EntityKey, EntityKeyLength);
        PatientId = draft.PatientId;
        CallId = draft.CallId;
        Purpose = draft.Purpose is { } purpose ? Fit(purpose, PurposeLength) : null;
        if (draft.Detail is { Length: > 0 } detail)
        {
            Detail = vault.Seal(DetailPurpose, detail);
            DetailCode = vault.AuditCode(Encoding.UTF8.GetBytes(detail));
        }

        PreviousHash = previousHash;
        Hash = ComputeHash();
    }

    public const string DetailPurpose = "AuditEntry.Detail";
    internal const int ActorNoLength = 64;
    internal const int EntityKeyLength = 120;
    internal const int PurposeLength = 200;

    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Seq { get; private set; }

    /// <summary>To the microsecond: PostgreSQL keeps no more, and the hash must hold for what is kept.</summary>
    public DateTimeOffset At { get; private set; }

    public Kernel.ActorKind ActorKind { get; private set; }

    public string ActorNo { get; private set; } = "";

    public AuditAct Act { get; private set; }

    public string Entity { get; private set; } = "";

    public string EntityKey { get; private set; } = "";

    public Guid? PatientId { get; private set; }

    public Guid? CallId { get; private set; }

    /// <summary>Why it was looked at, for example the page or the reason given for a reveal; never personal data.</summary>
    public string? Purpose { get; private set; }

    /// <summary>Before and after as JSON; sealed, since it may hold what the fields themselves seal.</summary>
    public Sealed? Detail { get; private set; }

    /// <summary>Authenticates the detail's content, so that re-sealing under a new key leaves the chain intact.</summary>
    public byte[]? DetailCode { get; private set; }

    public byte[] PreviousHash { get; private set; } = [];

    public byte[] Hash { get; private set; } = [];

    /// <summary>Each field with its length before it (-1 for none), so that no two entries can share a serialisation.</summary>
    public byte[] ComputeHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sha, PreviousHash);
        Append(sha, Number(Seq));
        Append(sha, Number(At.UtcTicks));
        Append(sha, Text(ActorKind.ToString()));
        Append(sha, Text(ActorNo));
        Append(sha, Text(Act.ToString()));
        Append(sha, Text(Entity));
        Append(sha, Text(EntityKey));
        Append(sha, PatientId?.ToByteArray(bigEndian: true));
        Append(sha, CallId?.ToByteArray(bigEndian: true));
        Append(sha, Text(Purpose));
        Append(sha, DetailCode);
        return sha.GetHashAndReset();
    }

    /// <summary>Text from outside (a user code typed at sign-in) as every database keeps it: not too long, no NUL, no half characters.</summary>
    private static string Fit(string text, int length) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > length ? text[..length] : text)).Replace('\0', '\uFFFD');

    private static void Append(IncrementalHash sha, byte[]? field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field?.Length ?? -1);
        sha.AppendData(length);
        sha.AppendData(field ?? []);
    }

    private static byte[]? Text(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private static byte[] Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
