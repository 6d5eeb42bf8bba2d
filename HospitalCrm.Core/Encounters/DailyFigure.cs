using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>运行指标: what the HIS says of the whole hospital on one day. No row is no figure, never nought.</summary>
public sealed class DailyFigure : Entity<DailyFigure>
{
    public const string Outpatients = "OP_VISITS";
    public const string Emergencies = "EM_VISITS";
    public const string Admitted = "ADMITTED";
    public const string Discharged = "DISCHARGED";
    public const string Inpatients = "INPATIENTS";
    public const string Revenue = "REVENUE";

    private DailyFigure()
    {
    }

    public DailyFigure(string sourceCode, DateOnly on, string code) => (SourceCode, On, Code) = (sourceCode, on, code);

    /// <summary>The connected system that told it.</summary>
    public string SourceCode { get; private set; } = "";

    public DateOnly On { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>Persons, beds, or yuan.</summary>
    public decimal Value { get; private set; }

    /// <summary>When it was true; shown beside it.</summary>
    public DateTimeOffset AsOf { get; private set; }

    public void Stand(decimal value, DateTimeOffset asOf) => (Value, AsOf) = (value, asOf);
}

internal sealed class DailyFigureMap : IEntityTypeConfiguration<DailyFigure>
{
    public void Configure(EntityTypeBuilder<DailyFigure> builder)
    {
        builder.ToTable("DailyFigures");
        builder.Property(figure => figure.SourceCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(figure => figure.Code).HasMaxLength(16);
        builder.HasIndex(figure => new { figure.On, figure.Code, figure.SourceCode }).IsUnique();
    }
}
