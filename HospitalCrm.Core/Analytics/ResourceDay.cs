using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Analytics;

/// <summary>The figures of the resource centre at the end of one day (S3-B.7). Counting millions of rows is done once, not for every look at the page.</summary>
public sealed class ResourceDay : Entity<ResourceDay>
{
    private ResourceDay()
    {
    }

    public ResourceDay(DateOnly day) => Day = day;

    public DateOnly Day { get; private set; }

    /// <summary>资源总量: facts kept in archives, of all kinds.</summary>
    public long Resources { get; private set; }

    /// <summary>客户: archives of people.</summary>
    public long Clients { get; private set; }

    public long NewResources { get; private set; }

    public long NewClients { get; private set; }

    /// <summary>访问档案(次).</summary>
    public long Views { get; private set; }

    public DateTimeOffset CountedAt { get; private set; }

    public void Count(long resources, long clients, long newResources, long newClients, long views, DateTimeOffset at) =>
        (Resources, Clients, NewResources, NewClients, Views, CountedAt) = (resources, clients, newResources, newClients, views, at);
}

internal sealed class ResourceDayMap : IEntityTypeConfiguration<ResourceDay>
{
    public void Configure(EntityTypeBuilder<ResourceDay> builder) => builder.HasIndex(day => day.Day).IsUnique();
}
