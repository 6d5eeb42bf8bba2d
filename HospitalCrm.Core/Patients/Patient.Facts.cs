using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Patients;

/// <summary>What the archive holds beyond name, numbers and address (S2-1.1, S2-1.3, S2-1.4).</summary>
public sealed partial class Patient
{
    public const string InsuranceNoPurpose = "Patient.InsuranceNo";
    public const string InsuranceNoIndexPurpose = "Patient.InsuranceNoIndex";
    public const string EmailPurpose = "Patient.Email";
    public const string AllergiesPurpose = "Patient.Allergies";
    public const string PastHistoryPurpose = "Patient.PastHistory";
    public const string HabitsPurpose = "Patient.Habits";
    public const string DietPurpose = "Patient.Diet";
    public const string HobbiesPurpose = "Patient.Hobbies";

    public PatientKind Kind { get; private set; }

    /// <summary>The connected system the record came from, and its key there; both or neither.</summary>
    public string? SourceCode { get; private set; }

    public string? SourceKey { get; private set; }

    /// <summary>CV02.01.204.</summary>
    public string? InsuranceCode { get; private set; }

    /// <summary>社会保障号/医保卡号.</summary>
    public Sealed? InsuranceNo { get; private set; }

    public byte[]? InsuranceNoIndex { get; private set; }

    /// <summary>籍贯.</summary>
    public string? NativePlace { get; private set; }

    /// <summary>GB/T 3304.</summary>
    public string? EthnicCode { get; private set; }

    /// <summary>GB/T 2261.2.</summary>
    public string? MaritalCode { get; private set; }

    public Sealed? Email { get; private set; }

    /// <summary>CV04.50.005.</summary>
    public string? BloodAbo { get; private set; }

    /// <summary>CV04.50.020.</summary>
    public string? BloodRh { get; private set; }

    /// <summary>Null says that nothing is recorded, not that there is none.</summary>
    public Sealed? Allergies { get; private set; }

    public Sealed? PastHistory { get; private set; }

    /// <summary>生活习惯.</summary>
    public Sealed? Habits { get; private set; }

    public Sealed? Diet { get; private set; }

    public Sealed? Hobbies { get; private set; }

    public void CountAs(PatientKind kind) => Kind = kind;

    public void ComeFrom(string sourceCode, string sourceKey) => (SourceCode, SourceKey) = (sourceCode, sourceKey);

    /// <summary>Puts the record under another person. Nothing else moves; see docs/adr/0037.</summary>
    public void GroupUnder(Kernel.Id<Person> person)
    {
        PersonId = person;
        Raise(new PatientStandingChanged(Id));
    }

    public void Insure(string? code) => InsuranceCode = code;

    public void InsureBy(Sealed? number, byte[]? index) => (InsuranceNo, InsuranceNoIndex) = (number, index);

    public void Introduce(string? nativePlace, string? ethnicCode, string? maritalCode) => (NativePlace, EthnicCode, MaritalCode) = (nativePlace, ethnicCode, maritalCode);

    public void Write(Sealed? email) => Email = email;

    public void TypeBlood(string? abo, string? rh) => (BloodAbo, BloodRh) = (abo, rh);

    public void NoteAllergies(Sealed? text) => Allergies = text;

    public void NotePastHistory(Sealed? text) => PastHistory = text;

    public void NoteHabits(Sealed? text) => Habits = text;

    public void NoteDiet(Sealed? text) => Diet = text;

    public void NoteHobbies(Sealed? text) => Hobbies = text;
}

/// <summary>客户类别: customers are not patients only (S0-1).</summary>
public enum PatientKind
{
    Patient,

    /// <summary>潜在客户: has never been treated here.</summary>
    Prospect,

    /// <summary>体检客户.</summary>
    CheckUpClient,

    /// <summary>协议单位成员.</summary>
    EnterpriseMember,
}
