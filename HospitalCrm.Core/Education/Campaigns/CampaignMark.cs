using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>
/// What became of one person and one subject: whoever was told is never told again, however often the article is sent and by however
/// many audiences he is meant. Written with the message in one transaction. Whoever could not be told is asked again by the next campaign.
/// </summary>
public sealed class CampaignMark : Entity<CampaignMark>
{
    private CampaignMark()
    {
    }

    internal CampaignMark(Guid subject, Id<Person> person) => (SubjectId, PersonId) = (subject, person);

    public Guid SubjectId { get; private set; }

    public Id<Person> PersonId { get; private set; }

    public Id<EducationCampaign> CampaignId { get; private set; }

    /// <summary>The archive he was found by.</summary>
    public Id<Patient> PatientId { get; private set; }

    public CampaignEnd End { get; private set; }

    public Id<OutboundMessage>? MessageId { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Note(Id<EducationCampaign> campaign, Id<Patient> patient, CampaignEnd end, Id<OutboundMessage>? message, DateTimeOffset at) =>
        (CampaignId, PatientId, End, MessageId, At) = (campaign, patient, end, message, at);

    /// <summary>The campaign was stopped before the channel took his message.</summary>
    internal void Cancel() => End = CampaignEnd.Cancelled;
}

public enum CampaignEnd
{
    /// <summary>It stands in the outbox; what became of it stands there.</summary>
    Queued,

    /// <summary>The gate of the outbox held it back; why stands there.</summary>
    HeldBack,
    NoNumber,

    /// <summary>Nobody asked him, or the guardian.</summary>
    NotAsked,

    /// <summary>He refused or took his consent back.</summary>
    Refused,
    Deceased,

    /// <summary>Its text cannot be made for him.</summary>
    NoText,

    /// <summary>Stopped before it left.</summary>
    Cancelled,
}

internal sealed class CampaignMarkMap : IEntityTypeConfiguration<CampaignMark>
{
    public void Configure(EntityTypeBuilder<CampaignMark> builder)
    {
        builder.ToTable("CampaignMarks");
        builder.HasIndex(mark => new { mark.SubjectId, mark.PersonId }).IsUnique();

        // The progress page counts inside it.
        builder.HasIndex(mark => new { mark.CampaignId, mark.End, mark.MessageId });
        builder.HasIndex(mark => mark.PatientId);
        builder.HasOne<EducationCampaign>().WithMany().HasForeignKey(mark => mark.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(mark => mark.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
