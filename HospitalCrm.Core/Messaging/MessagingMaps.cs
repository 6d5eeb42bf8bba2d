using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Messaging;

internal sealed class OutboundMessageMap : IEntityTypeConfiguration<OutboundMessage>
{
    private const string Waiting = "\"State\" = 'Queued'";

    public void Configure(EntityTypeBuilder<OutboundMessage> builder)
    {
        builder.ToTable("OutboundMessages");
        builder.Property(message => message.Source).HasMaxLength(64);
        builder.Property(message => message.Kind).HasMaxLength(40);
        builder.Property(message => message.Template).HasMaxLength(40);
        builder.Property(message => message.DepartmentCode).HasMaxLength(32);
        builder.Property(message => message.LastCode).HasMaxLength(64);
        builder.Property(message => message.Channel).HasMaxLength(64);
        builder.Property(message => message.Extension).HasMaxLength(8);
        builder.HasIndex(message => message.KeyIndex).IsUnique();

        // The queue: what is over leaves these indexes, so they stay small beside a million rows that were sent.
        builder.HasIndex(message => new { message.Priority, message.NotBefore, message.Id }, "IX_OutboundMessages_Queue").HasFilter(Waiting);
        builder.HasIndex(message => message.ExpiresAt, "IX_OutboundMessages_Expiry").HasFilter(Waiting);
        builder.HasIndex(message => message.LeaseUntil, "IX_OutboundMessages_Leases").HasFilter("\"State\" = 'Sending'");

        // Caps, repeats and what a reply answers.
        builder.HasIndex(message => new { message.ToIndex, message.CreatedAt });
        builder.HasIndex(message => new { message.PatientId, message.CreatedAt }).HasFilter("\"PatientId\" IS NOT NULL");

        // The page.
        builder.HasIndex(message => new { message.State, message.Id });
        builder.HasIndex(message => new { message.CreatedAt, message.Id });
        builder.HasOne<Patient>().WithMany().HasForeignKey(message => message.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MessageAttemptMap : IEntityTypeConfiguration<MessageAttempt>
{
    public void Configure(EntityTypeBuilder<MessageAttempt> builder)
    {
        builder.ToTable("MessageAttempts");
        builder.HasKey(attempt => new { attempt.MessageId, attempt.Number, attempt.Part });
        builder.Property(attempt => attempt.Channel).HasMaxLength(64);
        builder.Property(attempt => attempt.Reference).HasMaxLength(128);
        builder.Property(attempt => attempt.Code).HasMaxLength(64);
        builder.HasIndex(attempt => new { attempt.Channel, attempt.Reference, attempt.At }).HasFilter("\"Reference\" IS NOT NULL");
        builder.HasOne<OutboundMessage>().WithMany().HasForeignKey(attempt => attempt.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EarlyReportMap : IEntityTypeConfiguration<EarlyReport>
{
    public void Configure(EntityTypeBuilder<EarlyReport> builder)
    {
        builder.ToTable("EarlyReports");
        builder.Property(report => report.Channel).HasMaxLength(64);
        builder.Property(report => report.Reference).HasMaxLength(128);
        builder.Property(report => report.Code).HasMaxLength(64);
        builder.HasIndex(report => report.ReceivedAt);
    }
}

internal sealed class InboundMessageMap : IEntityTypeConfiguration<InboundMessage>
{
    public void Configure(EntityTypeBuilder<InboundMessage> builder)
    {
        builder.ToTable("InboundMessages");
        builder.Property(reply => reply.Channel).HasMaxLength(64);
        builder.Property(reply => reply.ToExtension).HasMaxLength(32);
        builder.Property(reply => reply.HandledBy).HasMaxLength(32);
        builder.Property(reply => reply.Remark).HasMaxLength(200);
        builder.Property(reply => reply.AssignedTo).HasMaxLength(32);
        builder.HasIndex(reply => new { reply.Channel, reply.KeyIndex }).IsUnique();
        builder.HasIndex(reply => new { reply.FromIndex, reply.At });
        builder.HasIndex(reply => new { reply.Kind, reply.Id });

        // The time axis of an archive.
        builder.HasIndex(reply => new { reply.PatientId, reply.At }).HasFilter("\"PatientId\" IS NOT NULL");
        builder.HasIndex(reply => reply.Id, "IX_InboundMessages_Open").HasFilter("\"HandledAt\" IS NULL");
        builder.HasIndex(reply => reply.AnswersId).HasFilter("\"AnswersId\" IS NOT NULL");
        builder.HasOne<OutboundMessage>().WithMany().HasForeignKey(reply => reply.AnswersId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(reply => reply.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MessageStopMap : IEntityTypeConfiguration<MessageStop>
{
    public void Configure(EntityTypeBuilder<MessageStop> builder)
    {
        builder.ToTable("MessageStops");
        builder.HasIndex(stop => stop.NumberIndex).IsUnique();
    }
}

internal sealed class MessageTallyMap : IEntityTypeConfiguration<MessageTally>
{
    public void Configure(EntityTypeBuilder<MessageTally> builder)
    {
        builder.ToTable("MessageTallies");
        builder.HasKey(tally => new { tally.Day, tally.Category, tally.Channel });
        builder.Property(tally => tally.Channel).HasMaxLength(64);
    }
}

internal sealed class MessageChannelMap : IEntityTypeConfiguration<MessageChannel>
{
    public void Configure(EntityTypeBuilder<MessageChannel> builder)
    {
        builder.ToTable("MessageChannels");
        builder.Property(channel => channel.Code).HasMaxLength(64);
        builder.Property(channel => channel.PausedBy).HasMaxLength(32);
        builder.Property(channel => channel.PauseReason).HasMaxLength(200);
        builder.HasIndex(channel => channel.Code).IsUnique();
    }
}
