using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>预交金 of one stay, as it stood at <see cref="AsOf"/>. Yuan.</summary>
public sealed class Prepay : Fact<Prepay>
{
    private Prepay()
    {
    }

    public Prepay(Id<Patient> patientId, string sourceCode, string sourceKey, string visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    /// <summary>Paid in so far.</summary>
    public decimal Prepaid { get; private set; }

    /// <summary>Not settled yet.</summary>
    public decimal Charged { get; private set; }

    /// <summary>What the patient himself bears of it; null = no insurance share known.</summary>
    public decimal? SelfPay { get; private set; }

    public decimal Balance { get; private set; }

    /// <summary>担保金.</summary>
    public decimal? Guarantee { get; private set; }

    /// <summary>Of this stay; null = the hospital's own by department or insurance.</summary>
    public decimal? AlarmLine { get; private set; }

    /// <summary>先诊疗后付费, or an emergency: never alarmed.</summary>
    public bool PaysLater { get; private set; }

    public DateTimeOffset? AsOf { get; private set; }

    public bool IsSettled { get; private set; }

    public void Stand(DateTimeOffset? asOf, decimal prepaid, decimal charged, decimal? selfPay, decimal balance) =>
        (AsOf, Prepaid, Charged, SelfPay, Balance) = (asOf, prepaid, charged, selfPay, balance);

    public void Secure(decimal? guarantee, decimal? alarmLine, bool paysLater) => (Guarantee, AlarmLine, PaysLater) = (guarantee, alarmLine, paysLater);

    public void Settle(bool isSettled) => IsSettled = isSettled;
}

internal sealed class PrepayMap : IEntityTypeConfiguration<Prepay>
{
    public void Configure(EntityTypeBuilder<Prepay> builder)
    {
        builder.ToTable("Prepayments");
        builder.AsFact();
        builder.HasIndex(prepay => prepay.PatientId);
    }
}
