using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients.Consents;

/// <summary>One line of the ledger of consents: what was said, when, to whom, and what proves it. Never changed and never deleted; the latest line holds.</summary>
public sealed class ConsentEntry : Entity<ConsentEntry>, IAudited
{
    public const string ProofPurpose = "ConsentEntry.Proof";

    private ConsentEntry()
    {
    }

    public ConsentEntry(Id<Patient> patient, ConsentChannel channel, ConsentPurpose purpose, ConsentState state, ConsentDoor door, string by, DateTimeOffset at) =>
        (PatientId, Channel, Purpose, State, Door, By, At) = (patient, channel, purpose, state, door, by, at);

    public Id<Patient> PatientId { get; private set; }

    public ConsentChannel Channel { get; private set; }

    public ConsentPurpose Purpose { get; private set; }

    public ConsentState State { get; private set; }

    /// <summary>The way it reached the hospital.</summary>
    public ConsentDoor Door { get; private set; }

    /// <summary>Who took it down: a staff number, or the system it came by.</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Guid? CallId { get; private set; }

    /// <summary>What was said, or where the signed paper lies.</summary>
    public Sealed? Proof { get; private set; }

    /// <summary>监护人 who spoke for a child; null when the patient spoke himself.</summary>
    public string? GuardianName { get; private set; }

    /// <summary>What he is to the patient: a GB/T 4761 code.</summary>
    public string? GuardianRelation { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    internal ConsentEntry ProvenBy(Sealed? proof, Guid? callId)
    {
        (Proof, CallId) = (proof, callId);
        return this;
    }

    internal ConsentEntry SpokenBy(string guardian, string relation)
    {
        (GuardianName, GuardianRelation) = (guardian, relation);
        return this;
    }
}

public enum ConsentChannel
{
    Phone,
    Sms,
    Email,
    WeChat,
}

public enum ConsentPurpose
{
    /// <summary>What the treatment itself needs: appointments, results, aftercare. Allowed until it is withdrawn.</summary>
    Service,

    /// <summary>健康教育.</summary>
    Education,

    /// <summary>满意度调查.</summary>
    Survey,

    Promotion,

    Research,

    /// <summary>检验结果数值: figures of plain items in a message. Never understood from anything else he agreed to.</summary>
    ResultValues,
}

public enum ConsentState
{
    Given,
    Refused,
    Withdrawn,
}

/// <summary>How what somebody said reached the hospital.</summary>
public enum ConsentDoor
{
    Paper,
    Call,
    Counter,
    Sms,
    WeChat,
    Kiosk,
    Import,
}

internal sealed class ConsentEntryMap : IEntityTypeConfiguration<ConsentEntry>
{
    public void Configure(EntityTypeBuilder<ConsentEntry> builder)
    {
        builder.ToTable("ConsentEntries");
        builder.Property(entry => entry.By).HasMaxLength(32);
        builder.Property(entry => entry.GuardianName).HasMaxLength(50);
        builder.Property(entry => entry.GuardianRelation).HasMaxLength(4);
        builder.HasIndex(entry => new { entry.PatientId, entry.Channel, entry.Purpose, entry.At });

        // Whom may be written to for this at all.
        builder.HasIndex(entry => new { entry.Purpose, entry.Channel, entry.State, entry.PatientId });
        builder.HasOne<Patient>().WithMany().HasForeignKey(entry => entry.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
