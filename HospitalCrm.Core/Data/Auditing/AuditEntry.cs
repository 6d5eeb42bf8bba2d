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

    public byte[] ComputeHash() => ComputeHash(new AuditHash());

    internal byte[] ComputeHash(AuditHash laid) => laid.Begin()
        .Bytes(PreviousHash)
        .Number(Seq)
        .Number(At.UtcTicks)
        .Text(ActorKind.ToString())
        .Text(ActorNo)
        .Text(Act.ToString())
        .Text(Entity)
        .Text(EntityKey)
        .Bytes(PatientId?.ToByteArray(bigEndian: true))
        .Bytes(CallId?.ToByteArray(bigEndian: true))
        .Text(Purpose)
        .Bytes(DetailCode)
        .End();

    /// <summary>Text from outside (a user code typed at sign-in) as every database keeps it: not too long, no NUL, no half characters.</summary>
    private static string Fit(string text, int length) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > length ? text[..length] : text)).Replace('\0', '\uFFFD');
}
