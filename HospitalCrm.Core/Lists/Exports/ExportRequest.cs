using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>导出申请: an export of many rows, waiting for a second person. What was asked and why is sealed: people search by names and numbers.</summary>
public sealed class ExportRequest : Entity<ExportRequest>
{
    public const string OrderPurpose = "ExportRequest.Order";
    public const string NotePurpose = "ExportRequest.Note";

    private ExportRequest()
    {
    }

    public ExportRequest(string list, Sealed order, int rows, Actor by, DateTimeOffset at, TimeSpan valid)
    {
        List = list;
        Order = order;
        Rows = rows;
        AskedBy = by.StaffNo;
        AskedAt = at;
        ExpiresAt = at + valid;
        Raise(new ExportRequestChanged());
    }

    public string List { get; private set; } = "";

    /// <summary>Query, columns and reason as JSON.</summary>
    public Sealed Order { get; private set; }

    /// <summary>How many rows there were when it was asked for.</summary>
    public int Rows { get; private set; }

    public string AskedBy { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public ExportRequestState State { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Sealed? Note { get; private set; }

    public void Decide(bool isApproved, Sealed note, Actor by, DateTimeOffset at, TimeSpan valid)
    {
        if (by.StaffNo == AskedBy)
        {
            throw new RuleViolation("Lists.ExportOwnRequest");
        }

        if (State != ExportRequestState.Waiting)
        {
            throw new RuleViolation("Lists.ExportDecided");
        }

        if (at >= ExpiresAt)
        {
            throw new RuleViolation("Lists.ExportExpired");
        }

        State = isApproved ? ExportRequestState.Approved : ExportRequestState.Declined;
        DecidedBy = by.StaffNo;
        DecidedAt = at;
        Note = note;
        ExpiresAt = at + valid;
        Raise(new ExportRequestChanged());
    }

    /// <summary>Refuses unless the asker may have it now.</summary>
    public void CheckUsableBy(Actor actor, DateTimeOffset at)
    {
        if (AskedBy != actor.StaffNo)
        {
            throw new RuleViolation("Lists.Missing");
        }

        if (State != ExportRequestState.Approved)
        {
            throw new RuleViolation("Lists.ExportNotApproved");
        }

        if (at >= ExpiresAt)
        {
            throw new RuleViolation("Lists.ExportExpired");
        }
    }

    /// <summary>The file was fetched: the approval is spent.</summary>
    public void Use(Actor actor, DateTimeOffset at)
    {
        CheckUsableBy(actor, at);
        State = ExportRequestState.Used;
        Raise(new ExportRequestChanged());
    }
}

public enum ExportRequestState
{
    Waiting,
    Approved,
    Declined,
    Used,
}

/// <summary>Somebody asked, decided or used: hints on open pages count again.</summary>
public sealed record ExportRequestChanged;

internal sealed class ExportRequestMap : IEntityTypeConfiguration<ExportRequest>
{
    public void Configure(EntityTypeBuilder<ExportRequest> builder)
    {
        builder.Property(request => request.List).HasMaxLength(60);
        builder.Property(request => request.AskedBy).HasMaxLength(32);
        builder.Property(request => request.DecidedBy).HasMaxLength(32);
        builder.HasIndex(request => new { request.AskedBy, request.Id });
        builder.HasIndex(request => new { request.State, request.ExpiresAt });
    }
}
