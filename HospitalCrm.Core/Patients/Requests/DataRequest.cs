using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients.Requests;

/// <summary>个人信息请求: somebody wants to see, copy, correct or delete what is kept of him, or to withdraw his consent (PIPL, chapter 4).</summary>
public sealed class DataRequest : Entity<DataRequest>, IAudited
{
    public const string TextPurpose = "DataRequest.Text";
    public const string AnswerPurpose = "DataRequest.Answer";
    public const string IdentityNotePurpose = "DataRequest.IdentityNote";

    private DataRequest()
    {
    }

    public DataRequest(Id<Patient> patient, DataRequestKind kind, DateTimeOffset receivedAt, DateOnly dueOn, string by) =>
        (PatientId, Kind, ReceivedAt, DueOn, ReceivedBy) = (patient, kind, receivedAt, dueOn, by);

    public Id<Patient> PatientId { get; private set; }

    public DataRequestKind Kind { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public string ReceivedBy { get; private set; } = "";

    public DateOnly DueOn { get; private set; }

    public DataRequestState State { get; private set; }

    /// <summary>Who asks.</summary>
    public RequestAsker Asker { get; private set; }

    /// <summary>When it is not the patient himself.</summary>
    public string? AskerName { get; private set; }

    public string? AskerRelation { get; private set; }

    /// <summary>How it was made sure that it is he.</summary>
    public IdentityCheck Identity { get; private set; }

    public Sealed? IdentityNote { get; private set; }

    public Sealed Text { get; private set; }

    public Sealed? Answer { get; private set; }

    /// <summary>What was erased and what the law has us keep, as codes; for a deletion only.</summary>
    public string? Outcome { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsOpen => State == DataRequestState.Open;

    Guid? IAudited.AuditPatient => PatientId.Value;

    public void AskedBy(RequestAsker asker, string? name, string? relation) => (Asker, AskerName, AskerRelation) = (asker, name, relation);

    public void Word(Sealed text) => Text = text;

    public void Identify(IdentityCheck check, Sealed? note)
    {
        DemandOpen();
        (Identity, IdentityNote) = (check, note);
    }

    /// <summary>Done as asked, as far as the answer says.</summary>
    public void Grant(Sealed answer, string by, DateTimeOffset at)
    {
        if (Identity == IdentityCheck.NotYet)
        {
            throw new RuleViolation("Patients.IdentityFirst");
        }

        Close(DataRequestState.Granted, answer, by, at);
    }

    public void Result(string outcome) => Outcome = outcome;

    /// <summary>A refusal needs no proof of identity, and always a reason.</summary>
    public void Refuse(Sealed reason, string by, DateTimeOffset at) => Close(DataRequestState.Refused, reason, by, at);

    /// <summary>Whoever asked does not want it any more.</summary>
    public void Drop(Sealed note, string by, DateTimeOffset at) => Close(DataRequestState.Dropped, note, by, at);

    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;

    private void Close(DataRequestState state, Sealed answer, string by, DateTimeOffset at)
    {
        DemandOpen();
        (State, Answer, AnsweredBy, AnsweredAt) = (state, answer, by, at);
    }

    private void DemandOpen()
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Patients.RequestClosed");
        }
    }
}

public enum DataRequestKind
{
    See,
    Copy,
    Correct,
    Delete,
    WithdrawConsent,
}

public enum DataRequestState
{
    Open,
    Granted,
    Refused,
    Dropped,
}

public enum RequestAsker
{
    Patient,
    Guardian,

    /// <summary>With a written authority.</summary>
    Representative,

    /// <summary>A near relative of somebody who has died.</summary>
    Relative,
}

public enum IdentityCheck
{
    NotYet,
    IdCardShown,

    /// <summary>Rung back under the number in the archive.</summary>
    RungBack,
    Questions,
    Authority,
}

internal sealed class DataRequestMap : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("DataRequests");
        builder.Property(request => request.ReceivedBy).HasMaxLength(32);
        builder.Property(request => request.AnsweredBy).HasMaxLength(32);
        builder.Property(request => request.AskerName).HasMaxLength(50);
        builder.Property(request => request.AskerRelation).HasMaxLength(4);
        builder.Property(request => request.Outcome).HasMaxLength(400);
        builder.HasIndex(request => request.PatientId);
        builder.HasIndex(request => new { request.State, request.DueOn, request.Id });
        builder.HasIndex(request => new { request.ReceivedAt, request.Id });
        builder.HasOne<Patient>().WithMany().HasForeignKey(request => request.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
