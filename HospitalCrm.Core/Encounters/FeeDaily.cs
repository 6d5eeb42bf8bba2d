using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>每日费用: one day of a stay, one kind of cost, net of the day's refunds.</summary>
public sealed class FeeDaily : Fact<FeeDaily>
{
    private FeeDaily()
    {
    }

    public FeeDaily(Id<Patient> patientId, string sourceCode, string sourceKey, string visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    public DateOnly FeeOn { get; private set; }

    public string CategoryCode { get; private set; } = "";

    public string CategoryName { get; private set; } = "";

    /// <summary>Yuan; may be negative.</summary>
    public decimal Amount { get; private set; }

    /// <summary>The HIS has finished that day's automatic charges.</summary>
    public bool IsClosed { get; private set; }

    public void Bill(DateOnly on, string categoryCode, string categoryName, decimal amount, bool isClosed) =>
        (FeeOn, CategoryCode, CategoryName, Amount, IsClosed) = (on, categoryCode, categoryName, amount, isClosed);
}

internal sealed class FeeDailyMap : IEntityTypeConfiguration<FeeDaily>
{
    public void Configure(EntityTypeBuilder<FeeDaily> builder)
    {
        builder.ToTable("FeesDaily");
        builder.AsFact();
        builder.Property(fee => fee.CategoryCode).HasMaxLength(16);
        builder.Property(fee => fee.CategoryName).HasMaxLength(50);
        builder.HasIndex(fee => new { fee.PatientId, fee.FeeOn });
        builder.HasIndex(fee => fee.FeeOn);
    }
}
