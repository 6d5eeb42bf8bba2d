using System.Globalization;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>What somebody said of two records that look alike: the same person, or not. Remembered until it is undone.</summary>
public sealed class SamePersonDecision : Entity<SamePersonDecision>, IAudited
{
    public const string NotePurpose = "SamePersonDecision.Note";

    private SamePersonDecision()
    {
    }

    /// <param name="kept">Stays under its person.</param>
    /// <param name="other">Comes under that person too, when they are the same.</param>
    public SamePersonDecision(Patient kept, Patient other, bool isSame, string by, DateTimeOffset at)
    {
        (KeptId, OtherId, IsSame, By, At) = (kept.Id, other.Id, isSame, by, at);
        FormerPersonId = other.PersonId;
    }

    public Id<Patient> KeptId { get; private set; }

    public Id<Patient> OtherId { get; private set; }

    public bool IsSame { get; private set; }

    /// <summary>Whom the other record belonged to before.</summary>
    public Id<Person> FormerPersonId { get; private set; }

    /// <summary>The records that came along with the other one, and those that were restricted for it; keys joined by commas.</summary>
    public string Moved { get; private set; } = "";

    public string Restricted { get; private set; } = "";

    public Sealed? Note { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string? UndoneBy { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public bool Holds => UndoneAt is null;

    Guid? IAudited.AuditPatient => KeptId.Value;

    public void Remark(Sealed? note) => Note = note;

    public void Remember(IEnumerable<Id<Patient>> moved, IEnumerable<Id<Patient>> restricted) => (Moved, Restricted) = (Joined(moved), Joined(restricted));

    public IReadOnlyList<Id<Patient>> MovedRecords() => Parted(Moved);

    public IReadOnlyList<Id<Patient>> RestrictedRecords() => Parted(Restricted);

    public void Undo(string by, DateTimeOffset at)
    {
        if (!Holds)
        {
            throw new RuleViolation("Patients.AlreadyUndone");
        }

        (UndoneBy, UndoneAt) = (by, at);
    }

    private static string Joined(IEnumerable<Id<Patient>> keys) => string.Join(',', keys);

    private static List<Id<Patient>> Parted(string keys) => [.. keys.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(key => Id<Patient>.Parse(key, CultureInfo.InvariantCulture))];
}

internal sealed class SamePersonDecisionMap : IEntityTypeConfiguration<SamePersonDecision>
{
    public void Configure(EntityTypeBuilder<SamePersonDecision> builder)
    {
        builder.ToTable("SamePersonDecisions");
        builder.Property(decision => decision.By).HasMaxLength(32);
        builder.Property(decision => decision.UndoneBy).HasMaxLength(32);
        builder.HasIndex(decision => decision.KeptId);
        builder.HasIndex(decision => decision.OtherId);
        builder.HasIndex(decision => new { decision.At, decision.Id });
        builder.HasOne<Patient>().WithMany().HasForeignKey(decision => decision.KeptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(decision => decision.OtherId).OnDelete(DeleteBehavior.Restrict);
    }
}
