using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>
/// 群发: an article or a lecture's notice on its way to its audiences. It keeps words and audiences as they were when it began, and how
/// far it came; whoever holds the lease goes on from there.
/// </summary>
public sealed class EducationCampaign : Entity<EducationCampaign>, IAudited
{
    private EducationCampaign()
    {
    }

    public EducationCampaign(CampaignSubject subject, Guid subjectId, string title, MessageCategory category, IReadOnlyList<Audience> audiences) =>
        (Subject, SubjectId, Title, Category, Audiences) = (subject, subjectId, title, category, Audience.Write(audiences));

    public CampaignSubject Subject { get; private set; }

    public Guid SubjectId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>短信内容 of an article; a lecture's notice says what holds of it then.</summary>
    public string? SmsText { get; private set; }

    public MessageCategory Category { get; private set; }

    public string Audiences { get; private set; } = "";

    public CampaignState State { get; private set; }

    public string StartedBy { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Nothing is sent before.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int CursorAudience { get; private set; }

    public string? CursorDisease { get; private set; }

    public int CursorSource { get; private set; }

    public Guid? CursorAfter { get; private set; }

    /// <summary>Which process goes on with it, and until when the others leave it alone.</summary>
    public Guid? Holder { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public AudienceCursor Cursor => new(CursorAudience, CursorDisease, CursorSource, CursorAfter);

    public bool IsOpen => State is CampaignState.Running or CampaignState.Paused;

    Guid? IAudited.AuditPatient => null;

    public void Start(string? sms, string by, DateTimeOffset at, DateTimeOffset notBefore) => (SmsText, StartedBy, StartedAt, NotBefore) = (sms, by, at, notBefore);

    public void Pause() => Turn(CampaignState.Running, CampaignState.Paused);

    public void Resume() => Turn(CampaignState.Paused, CampaignState.Running);

    public void Stop(DateTimeOffset at)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Education.CampaignOver", State);
        }

        (State, EndedAt, Holder, LeaseUntil) = (CampaignState.Stopped, at, null, null);
    }

    /// <summary>A batch was written; null: there is nobody left.</summary>
    internal void Advance(AudienceCursor? next, DateTimeOffset at, DateTimeOffset leaseUntil)
    {
        if (next is { } place)
        {
            (CursorAudience, CursorDisease, CursorSource, CursorAfter) = (place.Audience, place.Disease, place.Source, place.After);
            LeaseUntil = leaseUntil;
        }
        else
        {
            (State, EndedAt, Holder, LeaseUntil) = (CampaignState.Done, at, null, null);
        }
    }

    private void Turn(CampaignState from, CampaignState to)
    {
        if (State != from)
        {
            throw new RuleViolation(IsOpen ? "Education.CampaignNotSo" : "Education.CampaignOver", State);
        }

        (State, Holder, LeaseUntil) = (to, null, null);
    }
}

public enum CampaignSubject
{
    Article,
    Lecture,
}

public enum CampaignState
{
    Running,
    Paused,

    /// <summary>Ended by somebody before everybody was told.</summary>
    Stopped,
    Done,
}

internal sealed class EducationCampaignMap : IEntityTypeConfiguration<EducationCampaign>
{
    public void Configure(EntityTypeBuilder<EducationCampaign> builder)
    {
        builder.ToTable("EducationCampaigns");
        builder.Property(campaign => campaign.Title).HasMaxLength(100);
        builder.Property(campaign => campaign.SmsText).HasMaxLength(EducationArticle.LongestSms);
        builder.Property(campaign => campaign.Audiences).HasMaxLength(Audience.LongestText);
        builder.Property(campaign => campaign.StartedBy).HasMaxLength(32);
        builder.Property(campaign => campaign.CursorDisease).HasMaxLength(200);
        builder.Ignore(campaign => campaign.Cursor);

        // One at a time about the same thing, whoever presses the button twice.
        builder.HasIndex(campaign => campaign.SubjectId, "IX_EducationCampaigns_Open").IsUnique().HasFilter("\"State\" IN ('Running', 'Paused')");
        builder.HasIndex(campaign => new { campaign.SubjectId, campaign.StartedAt });
    }
}
