using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Data;

/// <summary>One firing of a scheduled work. The last one tells, after a restart, what was missed.</summary>
public sealed class WorkRun : Entity<WorkRun>
{
    private WorkRun()
    {
    }

    public WorkRun(string work, DateTimeOffset startedAt)
    {
        Work = work;
        StartedAt = startedAt;
    }

    public string Work { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Handled { get; private set; }

    /// <summary>The exception's type when it failed; never its message, which may quote data.</summary>
    public string? Failure { get; private set; }

    public void Succeed(int handled, DateTimeOffset at)
    {
        Handled = handled;
        EndedAt = at;
    }

    public void Fail(Exception failure, DateTimeOffset at)
    {
        Failure = failure.GetType().Name;
        EndedAt = at;
    }
}

internal sealed class WorkRunMap : IEntityTypeConfiguration<WorkRun>
{
    public void Configure(EntityTypeBuilder<WorkRun> builder)
    {
        builder.Property(run => run.Work).HasMaxLength(80);
        builder.Property(run => run.Failure).HasMaxLength(200);
        builder.HasIndex(run => new { run.Work, run.StartedAt });
    }
}
