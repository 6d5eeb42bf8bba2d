using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>One line of a <see cref="LabReport"/>; either may arrive first.</summary>
public sealed class LabResult : Fact<LabResult>
{
    public const string ValuePurpose = "LabResult.Value";

    private LabResult()
    {
    }

    public LabResult(Id<Patient> patientId, string sourceCode, string sourceKey, string reportKey)
        : base(patientId, sourceCode, sourceKey, null) =>
        ReportKey = reportKey;

    /// <summary>The <see cref="Fact{TSelf}.SourceKey"/> of its report, in the same source.</summary>
    public string ReportKey { get; private set; } = "";

    public int Seq { get; private set; }

    /// <summary>The laboratory's own code.</summary>
    public string? ItemCode { get; private set; }

    public string ItemName { get; private set; } = "";

    /// <summary>As printed, &lt; and &gt; included.</summary>
    public Sealed? Value { get; private set; }

    public string? Unit { get; private set; }

    /// <summary>参考范围, as printed.</summary>
    public string? Reference { get; private set; }

    /// <summary>N H L HH LL A AA.</summary>
    public string? Flag { get; private set; }

    /// <summary>Flagged as anything but normal; the database's own reading, so that it can be counted.</summary>
    public bool IsAbnormal { get; private set; }

    public void Describe(int seq, string? itemCode, string itemName, string? unit, string? reference) =>
        (Seq, ItemCode, ItemName, Unit, Reference) = (seq, itemCode, itemName, unit, reference);

    public void Read(Sealed? value, string? flag)
    {
        Value = value;
        Flag = flag;
        IsAbnormal = flag is { Length: > 0 } and not "N";
    }
}

internal sealed class LabResultMap : IEntityTypeConfiguration<LabResult>
{
    public void Configure(EntityTypeBuilder<LabResult> builder)
    {
        builder.AsFact();
        builder.Property(result => result.ReportKey).HasMaxLength(64);
        builder.Property(result => result.ItemCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(result => result.ItemName).HasMaxLength(100);
        builder.Property(result => result.Unit).HasMaxLength(32);
        builder.Property(result => result.Reference).HasMaxLength(100);
        builder.Property(result => result.Flag).HasMaxLength(4);
        builder.HasIndex(result => new { result.PatientId, result.ReportKey, result.Seq });
    }
}
