using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Security;

/// <summary>审计记录: who did or saw what, newest first. What was changed stays sealed; the patient's own page shows it to those who may.</summary>
public static class AuditList
{
    public static readonly ListDefinition<AuditRow> Definition = new("audit")
    {
        Source = db =>
            from entry in db.AuditEntries
            select new AuditRow
            {
                Seq = entry.Seq,
                At = entry.At,
                ActorNo = entry.ActorNo,
                Act = entry.Act,
                Entity = entry.Entity,
                EntityKey = entry.EntityKey,
                Purpose = entry.Purpose,
            },
        Key = ListKey<AuditRow>.By(row => row.Seq),
        SortedDescending = true,
        Columns =
        [
            new("Seq", row => row.Seq) { Width = "90px" },
            new("At", row => row.At) { Width = "150px" },
            new("ActorNo", row => row.ActorNo) { Width = "120px" },
            new("Act", row => row.Act) { Width = "110px" },
            new("Entity", row => row.Entity) { Width = "150px" },
            new("EntityKey", row => row.EntityKey),
            new("Purpose", row => row.Purpose),
        ],
        Filters =
        [
            new("actorNo", FilterKind.Text, (typed, _) => row => row.ActorNo == typed) { IsPublic = true },
            new("act", FilterKind.Choice, (typed, _) => Enum.TryParse<AuditAct>(typed, out var act) ? row => row.Act == act : row => false)
            {
                Choices = Enum.GetNames<AuditAct>(),
                IsPublic = true,
            },
        ],
        Permissions = new(SecurityPermissions.ViewAudit),
    };
}

public sealed record AuditRow
{
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorNo { get; init; }

    public required AuditAct Act { get; init; }

    public required string Entity { get; init; }

    public required string EntityKey { get; init; }

    public string? Purpose { get; init; }
}
