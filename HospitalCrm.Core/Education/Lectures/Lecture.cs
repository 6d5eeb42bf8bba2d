using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>讲座: told to an audience or to the patients of a department; who signs up is reminded; what changes is told to those who know of it.</summary>
public sealed class Lecture : Entity<Lecture>, IAudited
{
    public string Topic { get; private set; } = "";

    /// <summary>主讲人.</summary>
    public string Speaker { get; private set; } = "";

    public string Place { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    public int Seats { get; private set; }

    /// <summary>Seats that are taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Whom it is for: the audiences of a type of health information …</summary>
    public Id<EducationTopic>? AudienceOf { get; private set; }

    /// <summary>… or whoever was seen in a department.</summary>
    public string? DepartmentCode { get; private set; }

    /// <summary>Its notice went out, or is going out.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>How often its hour or place changed since; each change is told once.</summary>
    public int Changes { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public string? Why { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Plan(string topic, string speaker, string place, DateTimeOffset startsAt, int seats, DateTimeOffset now)
    {
        if (CancelledAt is not null)
        {
            throw new RuleViolation("Education.LectureCancelled");
        }

        if (seats < Taken)
        {
            throw new RuleViolation("Education.SeatsTaken", Taken);
        }

        var isMoved = AnnouncedAt is not null && (Place, StartsAt) != (place, startsAt);
        (Topic, Speaker, Place, StartsAt, Seats) = (topic, speaker, place, startsAt, seats);
        if (isMoved)
        {
            (Changes, ChangedAt) = (Changes + 1, now);
        }
    }

    public void MeanFor(Id<EducationTopic>? audienceOf, string? departmentCode) => (AudienceOf, DepartmentCode) = (audienceOf, departmentCode);

    public void Announce(DateTimeOffset now)
    {
        Demand(now);
        AnnouncedAt ??= now;
    }

    public void Cancel(string why, DateTimeOffset now)
    {
        Demand(now);
        (CancelledAt, Why, ChangedAt, Changes) = (now, why, now, Changes + 1);
    }

    public void TakeSeat(DateTimeOffset now)
    {
        Demand(now);
        Taken = Taken < Seats ? Taken + 1 : throw new RuleViolation("Education.LectureFull");
    }

    public void FreeSeat() => Taken--;

    /// <summary>What its messages say.</summary>
    internal IReadOnlyDictionary<string, object?> Said() => new Dictionary<string, object?> { ["topic"] = Topic, ["speaker"] = Speaker, ["at"] = StartsAt, ["place"] = Place };

    private void Demand(DateTimeOffset now)
    {
        if (CancelledAt is not null)
        {
            throw new RuleViolation("Education.LectureCancelled");
        }

        if (StartsAt <= now)
        {
            throw new RuleViolation("Education.LectureOver");
        }
    }
}

internal sealed class LectureMap : IEntityTypeConfiguration<Lecture>
{
    public void Configure(EntityTypeBuilder<Lecture> builder)
    {
        builder.ToTable("Lectures");
        builder.Property(lecture => lecture.Topic).HasMaxLength(50);
        builder.Property(lecture => lecture.Speaker).HasMaxLength(30);
        builder.Property(lecture => lecture.Place).HasMaxLength(60);
        builder.Property(lecture => lecture.DepartmentCode).HasMaxLength(32);
        builder.Property(lecture => lecture.Why).HasMaxLength(200);
        builder.HasIndex(lecture => lecture.StartsAt);
        builder.HasOne<EducationTopic>().WithMany().HasForeignKey(lecture => lecture.AudienceOf).OnDelete(DeleteBehavior.Restrict);
    }
}
