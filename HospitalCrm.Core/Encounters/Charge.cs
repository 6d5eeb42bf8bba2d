using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>费用明细. A refund is a row of its own with a negative amount; a cancelled one is withdrawn.</summary>
public sealed class Charge : Fact<Charge>
{
    private Charge()
    {
    }

    public Charge(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    public ChargeSource Source { get; private set; }

    public DateTimeOffset? ChargedAt { get; private set; }

    public string? ItemCode { get; private set; }

    public string ItemName { get; private set; } = "";

    /// <summary>The HIS's own code of the kind of cost.</summary>
    public string? CategoryCode { get; private set; }

    /// <summary>费用类别.</summary>
    public string? CategoryName { get; private set; }

    /// <summary>Rounded; <see cref="Amount"/> decides.</summary>
    public decimal? UnitPrice { get; private set; }

    public decimal? Quantity { get; private set; }

    /// <summary>Yuan; negative on a refund.</summary>
    public decimal Amount { get; private set; }

    public string? DepartmentCode { get; private set; }

    /// <summary>开单医生.</summary>
    public string? DoctorNo { get; private set; }

    /// <summary>结算方式, a code of <see cref="ClinicalCodes.Payments"/>; null = not settled.</summary>
    public string? SettleKind { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The <see cref="Fact{TSelf}.SourceKey"/> of the charge this one takes back.</summary>
    public string? RefundOf { get; private set; }

    public void Describe(ChargeSource source, string? itemCode, string itemName, string? categoryCode, string? categoryName) =>
        (Source, ItemCode, ItemName, CategoryCode, CategoryName) = (source, itemCode, itemName, categoryCode, categoryName);

    public void Bill(DateTimeOffset? at, decimal? unitPrice, decimal? quantity, decimal amount, string? refundOf) =>
        (ChargedAt, UnitPrice, Quantity, Amount, RefundOf) = (at, unitPrice, quantity, amount, refundOf);

    public void OrderedBy(string? departmentCode, string? doctorNo) => (DepartmentCode, DoctorNo) = (departmentCode, doctorNo);

    public void Settle(string? kind, DateTimeOffset? at) => (SettleKind, SettledAt) = (kind, at);
}

/// <summary>Where a cost arose (his-views: charge.source).</summary>
public enum ChargeSource
{
    Outpatient,
    Inpatient,
    CheckUp,
    Goods,
    Service,

    /// <summary>在线咨询.</summary>
    Consultation,
    Other,
}

internal sealed class ChargeMap : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.AsFact();
        builder.Property(charge => charge.ItemCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(charge => charge.ItemName).HasMaxLength(100);
        builder.Property(charge => charge.CategoryCode).HasMaxLength(16);
        builder.Property(charge => charge.CategoryName).HasMaxLength(50);
        builder.Property(charge => charge.DepartmentCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(charge => charge.DoctorNo).HasMaxLength(FactMaps.CodeLength);
        builder.Property(charge => charge.SettleKind).HasMaxLength(2);
        builder.Property(charge => charge.RefundOf).HasMaxLength(64);
        builder.HasIndex(charge => new { charge.PatientId, charge.ChargedAt });
    }
}
