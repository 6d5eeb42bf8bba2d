using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>采集概况: what one system sent of one view so far; kept up in the commit that takes the rows.</summary>
public sealed class HisFeed
{
    private HisFeed()
    {
    }

    public string SourceCode { get; private set; } = "";

    public string View { get; private set; } = "";

    public FeedDoor LastDoor { get; private set; }

    public DateTimeOffset LastReceivedAt { get; private set; }

    /// <summary>The newest watermark seen: how far behind the source we are.</summary>
    public DateTimeOffset? NewestAt { get; private set; }

    public long Accepted { get; private set; }

    public long Unchanged { get; private set; }

    public long Quarantined { get; private set; }
}

internal sealed class HisFeedMap : IEntityTypeConfiguration<HisFeed>
{
    public void Configure(EntityTypeBuilder<HisFeed> builder)
    {
        builder.ToTable("HisFeeds");
        builder.HasKey(feed => new { feed.SourceCode, feed.View });
        builder.Property(feed => feed.SourceCode).HasMaxLength(32);
        builder.Property(feed => feed.View).HasMaxLength(32);
    }
}
