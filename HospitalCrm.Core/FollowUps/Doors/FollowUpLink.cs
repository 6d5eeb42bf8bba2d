using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>
/// A one-time link by which a patient answers his follow-up himself (docs/adr/0055). Of what stands in the address only the hash is kept.
/// Whether it still opens is not stored where it follows from the follow-up: one that is over, or in another round, has no door.
/// </summary>
public sealed class FollowUpLink : Entity<FollowUpLink>
{
    /// <summary>So often somebody may be wrong about who he is.</summary>
    public const int MostTries = 5;

    private FollowUpLink()
    {
    }

    public FollowUpLink(FollowUpTask task, byte[] tokenHash, FormFactor factor, string by, DateTimeOffset at, DateTimeOffset expiresAt)
    {
        (TaskId, PatientId, Round) = (task.Id, task.PatientId, task.Round);
        (TokenHash, Factor, SentBy, SentAt, ExpiresAt) = (tokenHash, factor, by, at, expiresAt);
    }

    public Id<FollowUpTask> TaskId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public int Round { get; private set; }

    /// <summary>SHA-256 of 128 random bits.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>What is asked before anything is shown.</summary>
    public FormFactor Factor { get; private set; }

    public Id<OutboundMessage>? MessageId { get; private set; }

    /// <summary>A staff number, or the product.</summary>
    public string SentBy { get; private set; } = "";

    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public int WrongTries { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>When somebody first proved who he is.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>An answer was a red flag: whoever comes back to the page is told again what to do.</summary>
    public bool IsUrgent { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && WithdrawnAt is null && LockedAt is null && ExpiresAt > now;

    internal void CarryBy(Id<OutboundMessage> message) => MessageId = message;

    /// <returns>How many tries are left.</returns>
    internal int Miss(DateTimeOffset now)
    {
        if (++WrongTries >= MostTries)
        {
            LockedAt ??= now;
        }

        return Math.Max(0, MostTries - WrongTries);
    }

    internal void Open(DateTimeOffset now) => OpenedAt ??= now;

    internal void Use(bool isUrgent, DateTimeOffset now)
    {
        if (!IsOpen(now))
        {
            throw new RuleViolation("FollowUps.FormClosed");
        }

        (UsedAt, IsUrgent) = (now, isUrgent);
    }

    internal void Withdraw(DateTimeOffset now) => WithdrawnAt ??= UsedAt is null ? now : null;
}

/// <summary>The second factor, beside the telephone the link was sent to. Its own digits would be none: whoever holds it knows them.</summary>
public enum FormFactor
{
    /// <summary>出生日期.</summary>
    BirthDate,

    /// <summary>证件号后四位.</summary>
    IdNumberTail,
}

internal sealed class FollowUpLinkMap : IEntityTypeConfiguration<FollowUpLink>
{
    public void Configure(EntityTypeBuilder<FollowUpLink> builder)
    {
        builder.ToTable("FollowUpLinks");
        builder.Property(link => link.SentBy).HasMaxLength(32);
        builder.Property(link => link.TokenHash).HasMaxLength(32);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => new { link.TaskId, link.SentAt });
        builder.HasOne<FollowUpTask>().WithMany().HasForeignKey(link => link.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
