using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>手术. A cancelled one is withdrawn.</summary>
public sealed class Operation : Fact<Operation>
{
    private Operation()
    {
    }

    public Operation(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    public int Seq { get; private set; }

    /// <summary>ICD-9-CM-3; null for an operation in words only.</summary>
    public string? Code { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>When it began, or is planned to begin.</summary>
    public DateTimeOffset? OperatedAt { get; private set; }

    public string? SurgeonNo { get; private set; }

    /// <summary>手术级别, 1 to 4.</summary>
    public string? Level { get; private set; }

    /// <summary>False while it is only planned.</summary>
    public bool IsDone { get; private set; }

    public void Describe(int seq, string? code, string name, string? level) => (Seq, Code, Name, Level) = (seq, code, name, level);

    public void Perform(DateTimeOffset? at, string? surgeonNo, bool isDone) => (OperatedAt, SurgeonNo, IsDone) = (at, surgeonNo, isDone);
}

internal sealed class OperationMap : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.AsFact();
        builder.Property(operation => operation.Code).HasMaxLength(20);
        builder.Property(operation => operation.Name).HasMaxLength(200);
        builder.Property(operation => operation.SurgeonNo).HasMaxLength(FactMaps.CodeLength);
        builder.Property(operation => operation.Level).HasMaxLength(1);
        builder.HasIndex(operation => new { operation.PatientId, operation.OperatedAt });
    }
}
