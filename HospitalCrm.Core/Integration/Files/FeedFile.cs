using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>One file of HIS rows that was dropped in the folder or uploaded, and what became of it.</summary>
public sealed class FeedFile : Entity<FeedFile>
{
    private FeedFile()
    {
    }

    public FeedFile(string name, string view, string source, FeedDoor door, long bytes, DateTimeOffset at)
    {
        Name = name;
        View = view;
        Source = source;
        Door = door;
        Bytes = bytes;
        StartedAt = at;
    }

    /// <summary>The file's name alone.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The view it holds rows of, without <c>crm_v_</c>.</summary>
    public string View { get; private set; } = "";

    public string Source { get; private set; } = "";

    public FeedDoor Door { get; private set; }

    public long Bytes { get; private set; }

    public FeedFileState State { get; private set; }

    public int Accepted { get; private set; }

    public int Unchanged { get; private set; }

    public int Quarantined { get; private set; }

    /// <summary>Why it was refused whole: a text key.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the text needs (a column's name), never content of the file.</summary>
    public string? Detail { get; private set; }

    /// <summary>Who uploaded it; null for the folder.</summary>
    public string? By { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Rows => Accepted + Unchanged + Quarantined;

    public void Weigh(long bytes) => Bytes = bytes;

    public void UploadedBy(string staffNo) => By = staffNo;

    public void Took(int accepted, int unchanged, int quarantined)
    {
        Accepted += accepted;
        Unchanged += unchanged;
        Quarantined += quarantined;
    }

    /// <summary>Whatever a first try counted is counted anew.</summary>
    public void StartOver() => (Accepted, Unchanged, Quarantined) = (0, 0, 0);

    public void Finish(DateTimeOffset at) => (State, EndedAt) = (FeedFileState.Done, at);

    public void Refuse(string problem, string? detail, DateTimeOffset at) => (State, Problem, Detail, EndedAt) = (FeedFileState.Refused, problem, detail, at);
}

public enum FeedFileState
{
    Reading,
    Done,
    Refused,
}

internal sealed class FeedFileMap : IEntityTypeConfiguration<FeedFile>
{
    public void Configure(EntityTypeBuilder<FeedFile> builder)
    {
        builder.Property(file => file.Name).HasMaxLength(200);
        builder.Property(file => file.View).HasMaxLength(40);
        builder.Property(file => file.Source).HasMaxLength(32);
        builder.Property(file => file.Problem).HasMaxLength(80);
        builder.Property(file => file.Detail).HasMaxLength(200);
        builder.Property(file => file.By).HasMaxLength(32);
        builder.Ignore(file => file.Rows);
        builder.HasIndex(file => new { file.StartedAt, file.Id });
    }
}
