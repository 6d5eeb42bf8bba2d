using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>A follow-up of one question, put by message and answered by replying a figure.</summary>
public sealed class FollowUpQuestion : Entity<FollowUpQuestion>
{
    private FollowUpQuestion()
    {
    }

    public FollowUpQuestion(FollowUpTask task, Guid edition, DateTimeOffset at, DateTimeOffset until) =>
        (TaskId, Round, Edition, AskedAt, Until) = (task.Id, task.Round, edition, at, until);

    public Id<FollowUpTask> TaskId { get; private set; }

    public int Round { get; private set; }

    /// <summary>The question as it was asked, though another may be in force when he replies.</summary>
    public Guid Edition { get; private set; }

    public Id<OutboundMessage> MessageId { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => AnsweredAt is null && WithdrawnAt is null && Until > now;

    internal void CarryBy(Id<OutboundMessage> message) => MessageId = message;

    internal void Answer(DateTimeOffset at) => AnsweredAt ??= at;

    internal void Withdraw(DateTimeOffset at) => WithdrawnAt ??= AnsweredAt is null ? at : null;
}

internal sealed class FollowUpQuestionMap : IEntityTypeConfiguration<FollowUpQuestion>
{
    public void Configure(EntityTypeBuilder<FollowUpQuestion> builder)
    {
        builder.ToTable("FollowUpQuestions");
        builder.HasIndex(question => question.MessageId).IsUnique();
        builder.HasIndex(question => new { question.TaskId, question.AskedAt });
        builder.HasOne<FollowUpTask>().WithMany().HasForeignKey(question => question.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
