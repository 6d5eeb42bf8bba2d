using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>Whether he lives, and which class he counts to.</summary>
public sealed partial class Patient
{
    /// <summary>Whatever writes or rings to people asks for it first.</summary>
    public DateOnly? DeceasedOn { get; private set; }

    /// <summary>Who says so; null when it came with a connected system's record.</summary>
    public DeathSource? DeceasedSource { get; private set; }

    public string? DeceasedBy { get; private set; }

    /// <summary>健康分类, a code of the hospital's dictionary; null when nothing known decides it.</summary>
    public string? HealthClass { get; private set; }

    /// <summary>Who chose the class by hand; null while it is computed.</summary>
    public string? HealthClassBy { get; private set; }

    public string? AddressClass { get; private set; }

    public string? AddressClassBy { get; private set; }

    /// <summary>消费能力分类. For segments and figures only: it never orders a queue.</summary>
    public string? ConsumptionClass { get; private set; }

    public string? ConsumptionClassBy { get; private set; }

    /// <param name="by">The staff number, or null for a connected system.</param>
    public void Die(DateOnly on, DeathSource source, string? by)
    {
        if (BirthOn is { } born && on < born)
        {
            throw new RuleViolation("Patients.DeathBeforeBirth");
        }

        (DeceasedOn, DeceasedSource, DeceasedBy) = (on, source, by);
        Raise(new PatientStandingChanged(Id));
    }

    public void Lives()
    {
        (DeceasedOn, DeceasedSource, DeceasedBy) = (null, null, null);
        Raise(new PatientStandingChanged(Id));
    }

    /// <summary>A class found by the rules; one chosen by hand stays.</summary>
    public void Classify(ClassDimension dimension, string? code)
    {
        if (ClassOf(dimension).By is null)
        {
            Put(dimension, code, null);
        }
    }

    public void Choose(ClassDimension dimension, string code, string by) => Put(dimension, code, by);

    /// <summary>Back to what the rules find, at once or with the next run.</summary>
    public void Release(ClassDimension dimension) => Put(dimension, null, null);

    public (string? Code, string? By) ClassOf(ClassDimension dimension) => dimension switch
    {
        ClassDimension.Health => (HealthClass, HealthClassBy),
        ClassDimension.Address => (AddressClass, AddressClassBy),
        _ => (ConsumptionClass, ConsumptionClassBy),
    };

    private void Put(ClassDimension dimension, string? code, string? by)
    {
        switch (dimension)
        {
            case ClassDimension.Health:
                (HealthClass, HealthClassBy) = (code, by);
                break;
            case ClassDimension.Address:
                (AddressClass, AddressClassBy) = (code, by);
                break;
            default:
                (ConsumptionClass, ConsumptionClassBy) = (code, by);
                break;
        }
    }
}

/// <summary>What a patient is classed by and somebody may class otherwise. The age class follows from the birth date alone.</summary>
public enum ClassDimension
{
    Health,
    Address,
    Consumption,
}

/// <summary>Who says that a patient has died.</summary>
public enum DeathSource
{
    HospitalSystem,
    Certificate,
    Family,
    Other,
}
