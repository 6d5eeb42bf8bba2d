namespace HospitalCrm.Core.Patients.Lookups;

/// <summary>A person another system knows by this number; offered, never filled in by itself.</summary>
public sealed record LookupCandidate(string Source, string Name, Sex Sex, string BirthDate)
{
    public string? MedicalRecordNo { get; init; }

    public string? IdType { get; init; }

    public string? IdNumber { get; init; }

    public string? Address { get; init; }

    /// <summary>Puts it into a form; the number that was asked for stays as it is.</summary>
    public void FillInto(PatientForm form)
    {
        form.Name = Name;
        form.Sex = Sex;
        form.BirthDate = BirthDate;
        form.MedicalRecordNo = MedicalRecordNo ?? form.MedicalRecordNo;
        form.IdType = IdType ?? form.IdType;
        form.IdNumber = IdNumber ?? form.IdNumber;
        form.Address = Address ?? form.Address;
    }
}

public sealed record LookupAnswer(LookupState State, IReadOnlyList<LookupCandidate> Candidates);

public enum LookupState
{
    Found,

    /// <summary>The source answered: nobody.</summary>
    None,

    /// <summary>The source was too slow or failed.</summary>
    NoAnswer,

    /// <summary>No source is connected.</summary>
    NoSource,

    /// <summary>Such a number names nobody (a short code, an extension): not asked.</summary>
    NotAsked,
}
