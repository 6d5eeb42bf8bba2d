using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Vaccines;

/// <summary>预防针 (S4-6.5): what parents are told of a vaccine. One of the programme is free by law and has no price; its doses stand in the schedule.</summary>
public sealed class Vaccine : Entity<Vaccine>, IAudited
{
    private Vaccine()
    {
    }

    public Vaccine(int number, string code, bool isProgramme) => (Number, Code, IsProgramme) = (number, code, isProgramme);

    /// <summary>编号, given by the product.</summary>
    public int Number { get; private set; }

    /// <summary>As the schedule and the hospital's systems call it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>免疫规划: free.</summary>
    public bool IsProgramme { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>作用说明.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>注意事项.</summary>
    public string Cautions { get; private set; } = "";

    /// <summary>接种月龄 of its doses: <c>2；4；6</c>.</summary>
    public string Months { get; private set; } = "";

    /// <summary>Days between one dose and the next: <c>28；28；60</c>; the last holds for those behind it.</summary>
    public string Intervals { get; private set; } = "";

    /// <summary>From this age on it is not offered any more.</summary>
    public int? NotFromMonths { get; private set; }

    public decimal? DomesticPrice { get; private set; }

    public decimal? ImportedPrice { get; private set; }

    /// <summary>停用: nobody is told of it.</summary>
    public bool IsOff { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public Vaccine Describe(string name, string purpose, string cautions)
    {
        (Name, Purpose, Cautions) = (name, purpose, cautions);
        return this;
    }

    public Vaccine Schedule(string months, string intervals, int? notFromMonths)
    {
        (Months, Intervals, NotFromMonths) = (months, intervals, notFromMonths);
        return this;
    }

    public Vaccine Price(decimal? domestic, decimal? imported)
    {
        if (IsProgramme && (domestic is not null || imported is not null))
        {
            throw new RuleViolation("Vaccines.ProgrammeIsFree");
        }

        (DomesticPrice, ImportedPrice) = (domestic, imported);
        return this;
    }

    public Vaccine TurnOff(bool isOff)
    {
        IsOff = isOff;
        return this;
    }
}

internal sealed class VaccineMap : IEntityTypeConfiguration<Vaccine>
{
    public void Configure(EntityTypeBuilder<Vaccine> builder)
    {
        builder.Property(vaccine => vaccine.Code).HasMaxLength(16);
        builder.Property(vaccine => vaccine.Name).HasMaxLength(50);
        builder.Property(vaccine => vaccine.Purpose).HasMaxLength(200);
        builder.Property(vaccine => vaccine.Cautions).HasMaxLength(200);
        builder.Property(vaccine => vaccine.Months).HasMaxLength(100);
        builder.Property(vaccine => vaccine.Intervals).HasMaxLength(100);
        builder.HasIndex(vaccine => vaccine.Code).IsUnique();
        builder.HasIndex(vaccine => vaccine.Number).IsUnique();
    }
}
