using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Notices;

/// <summary>A day's 领导日报 went out: once, whatever the clock does.</summary>
public sealed class LeaderReport : Entity<LeaderReport>
{
    private LeaderReport()
    {
    }

    internal LeaderReport(DateOnly on, DateTimeOffset sentAt, int recipients, int missing) => (On, SentAt, Recipients, Missing) = (on, sentAt, recipients, missing);

    public DateOnly On { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    public int Recipients { get; private set; }

    /// <summary>How many of its figures were not known.</summary>
    public int Missing { get; private set; }
}

internal sealed class LeaderReportMap : IEntityTypeConfiguration<LeaderReport>
{
    public void Configure(EntityTypeBuilder<LeaderReport> builder)
    {
        builder.ToTable("LeaderReports");
        builder.HasIndex(report => report.On).IsUnique();
    }
}
