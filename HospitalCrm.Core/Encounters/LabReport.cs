using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>检验结果报告; its lines are <see cref="LabResult"/>s. A withdrawn one leaves the archive, a corrected one says so.</summary>
public sealed class LabReport : Fact<LabReport>
{
    private LabReport()
    {
    }

    public LabReport(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    public string? OrderKey { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>The laboratory issued it again with other results.</summary>
    public bool IsCorrected { get; private set; }

    /// <summary>Neither item names nor values may stand in a message.</summary>
    public bool IsSensitive { get; private set; }

    public void Describe(string name, string? orderKey, bool isSensitive) => (Name, OrderKey, IsSensitive) = (name, orderKey, isSensitive);

    public void Verify(DateTimeOffset? at, bool isCorrected) => (VerifiedAt, IsCorrected) = (at, isCorrected);
}

internal sealed class LabReportMap : IEntityTypeConfiguration<LabReport>
{
    public void Configure(EntityTypeBuilder<LabReport> builder)
    {
        builder.AsFact();
        builder.Property(report => report.OrderKey).HasMaxLength(64);
        builder.Property(report => report.Name).HasMaxLength(100);
        builder.HasIndex(report => new { report.PatientId, report.VerifiedAt });
        builder.HasIndex(report => report.VerifiedAt);
    }
}
