using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>检查申请: an examination somebody is to have. A cancelled one is withdrawn. What it found comes as an <see cref="ExamReport"/>.</summary>
public sealed class ExamOrder : Fact<ExamOrder>
{
    private ExamOrder()
    {
    }

    public ExamOrder(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    /// <summary>A code of <see cref="ClinicalCodes.ExamKinds"/>.</summary>
    public string? Kind { get; private set; }

    /// <summary>检查项目: what the guide is found by.</summary>
    public string ItemCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateTimeOffset? OrderedAt { get; private set; }

    /// <summary>Who ordered it.</summary>
    public string? DepartmentCode { get; private set; }

    public string? DoctorNo { get; private set; }

    /// <summary>Where it is done; null = where its item is always done.</summary>
    public string? ExecDepartmentCode { get; private set; }

    /// <summary>Booked for; null = walk in.</summary>
    public DateTimeOffset? PlannedAt { get; private set; }

    /// <summary>Null = not known.</summary>
    public bool? IsPaid { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Of a visit to the clinic or the emergency: in the wards the nurse shows the way.</summary>
    public bool IsOutpatient { get; private set; }

    public void Describe(string itemCode, string name, string? kind, bool isOutpatient) => (ItemCode, Name, Kind, IsOutpatient) = (itemCode, name, kind, isOutpatient);

    public void Order(DateTimeOffset? at, string? departmentCode, string? doctorNo) => (OrderedAt, DepartmentCode, DoctorNo) = (at, departmentCode, doctorNo);

    public void Plan(string? execDepartmentCode, DateTimeOffset? at) => (ExecDepartmentCode, PlannedAt) = (execDepartmentCode, at);

    public void Stand(bool? isPaid, bool isDone) => (IsPaid, IsDone) = (isPaid, isDone);
}

internal sealed class ExamOrderMap : IEntityTypeConfiguration<ExamOrder>
{
    public void Configure(EntityTypeBuilder<ExamOrder> builder)
    {
        builder.AsFact();
        builder.Property(order => order.Kind).HasMaxLength(1);
        builder.Property(order => order.ItemCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(order => order.Name).HasMaxLength(100);
        builder.Property(order => order.DepartmentCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(order => order.DoctorNo).HasMaxLength(FactMaps.CodeLength);
        builder.Property(order => order.ExecDepartmentCode).HasMaxLength(FactMaps.CodeLength);
        builder.HasIndex(order => new { order.PatientId, order.OrderedAt });

        // Whoever is to be told where to go: the orders of the last days.
        builder.HasIndex(order => order.OrderedAt);
    }
}
