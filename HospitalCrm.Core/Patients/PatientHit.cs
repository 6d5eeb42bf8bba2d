using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients;

/// <summary>One archive the search box offers.</summary>
/// <param name="Phone">Masked.</param>
/// <param name="Matter">What matched, where the reason alone does not say it (the disease).</param>
public sealed record PatientHit(Id<Patient> Id, string Name, Sex Sex, Age? Age, string? MedicalRecordNo, string Phone, HitReason Why, string? Matter = null)
{
    public DateOnly? LastVisitOn { get; init; }

    public bool IsDeceased { get; init; }

    public bool IsRestricted { get; init; }
}

public enum HitReason
{
    Name,
    Pinyin,
    Initials,
    Phone,
    IdNumber,

    /// <summary>病案号.</summary>
    RecordNo,

    /// <summary>就诊卡号.</summary>
    CardNo,
    Disease,
}
