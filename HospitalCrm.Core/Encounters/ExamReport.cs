using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>检查报告 in words: what was seen and what it means; the pictures stay in the PACS.</summary>
public sealed class ExamReport : Fact<ExamReport>
{
    public const string FindingPurpose = "ExamReport.Finding";
    public const string ImpressionPurpose = "ExamReport.Impression";

    private ExamReport()
    {
    }

    public ExamReport(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    public string? OrderKey { get; private set; }

    /// <summary>A code of <see cref="ClinicalCodes.ExamKinds"/>.</summary>
    public string? Kind { get; private set; }

    public string? ItemCode { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset? ExaminedAt { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public Sealed? Finding { get; private set; }

    public Sealed? Impression { get; private set; }

    public bool IsAbnormal { get; private set; }

    public bool IsCorrected { get; private set; }

    /// <summary>Neither its name nor its text may stand in a message.</summary>
    public bool IsSensitive { get; private set; }

    public void Describe(string name, string? kind, string? itemCode, string? orderKey, bool isSensitive) =>
        (Name, Kind, ItemCode, OrderKey, IsSensitive) = (name, kind, itemCode, orderKey, isSensitive);

    public void Conclude(Sealed? finding, Sealed? impression, bool isAbnormal) => (Finding, Impression, IsAbnormal) = (finding, impression, isAbnormal);

    public void Verify(DateTimeOffset? examinedAt, DateTimeOffset? verifiedAt, bool isCorrected) =>
        (ExaminedAt, VerifiedAt, IsCorrected) = (examinedAt, verifiedAt, isCorrected);
}

internal sealed class ExamReportMap : IEntityTypeConfiguration<ExamReport>
{
    public void Configure(EntityTypeBuilder<ExamReport> builder)
    {
        builder.AsFact();
        builder.Property(report => report.OrderKey).HasMaxLength(64);
        builder.Property(report => report.Kind).HasMaxLength(1);
        builder.Property(report => report.ItemCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(report => report.Name).HasMaxLength(100);
        builder.HasIndex(report => new { report.PatientId, report.VerifiedAt });
    }
}
