using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// Something was told, or could not be: never told again. Written with the message in one transaction, so that a work that fires twice,
/// late, or in two processes at once tells it once.
/// </summary>
public sealed class NoticeMark : Entity<NoticeMark>
{
    private NoticeMark()
    {
    }

    public NoticeMark(string notice, NoticeDraft draft, NoticeEnd end, Id<OutboundMessage>? message, DateTimeOffset at) =>
        (Notice, Subject, On, PatientId, End, MessageId, At) = (notice, draft.Subject, draft.On, draft.PatientId, end, message, at);

    public NoticeMark(string notice, NoticeAlso also, NoticeEnd end, Id<OutboundMessage>? message, DateTimeOffset at) =>
        (Notice, Subject, On, PatientId, End, MessageId, At) = (notice, also.Subject, also.On, also.PatientId, end, message, at);

    public string Notice { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public DateOnly On { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public NoticeEnd End { get; private set; }

    public Id<OutboundMessage>? MessageId { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>What became of a draft.</summary>
public enum NoticeEnd
{
    /// <summary>It stands in the outbox; what the gate says to it stands there.</summary>
    Queued,

    /// <summary>No number it may go to is known.</summary>
    NoNumber,

    /// <summary>Its text cannot be made of what is known.</summary>
    NoText,

    /// <summary>He was asked the like a short while ago.</summary>
    AskedLately,
}

internal sealed class NoticeMarkMap : IEntityTypeConfiguration<NoticeMark>
{
    public void Configure(EntityTypeBuilder<NoticeMark> builder)
    {
        builder.Property(mark => mark.Notice).HasMaxLength(40);
        builder.Property(mark => mark.Subject).HasMaxLength(300);
        builder.HasIndex(mark => new { mark.Notice, mark.Subject, mark.On }).IsUnique();
        builder.HasIndex(mark => new { mark.Notice, mark.At });
        builder.HasIndex(mark => mark.PatientId);

        // What a reply answers.
        builder.HasIndex(mark => mark.MessageId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(mark => mark.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
