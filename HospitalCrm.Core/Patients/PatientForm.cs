using System.Text.Json.Serialization;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients;

/// <summary>What the form of an archive edits. Sealed fields arrive masked; one that still reads as it arrived is left as it is.</summary>
public sealed class PatientForm
{
    public const int MostNumbers = 10;
    public const int MostContacts = 10;

    /// <summary>Null for a new archive.</summary>
    public Guid? Id { get; set; }

    /// <summary>The version that was read; another's save in between is noticed by it.</summary>
    public int Version { get; set; }

    public string Name { get; set; } = "";

    public Sex Sex { get; set; }

    /// <summary>As far as known: <c>1985</c>, <c>1985-03</c>, <c>1985-03-07</c>.</summary>
    public string BirthDate { get; set; } = "";

    public string MedicalRecordNo { get; set; } = "";

    public string CardNo { get; set; } = "";

    public string IdType { get; set; } = IdTypes.ResidentIdCard;

    public string IdNumber { get; set; } = "";

    /// <summary>How the stored id number was shown.</summary>
    public string? IdNumberMask { get; set; }

    /// <summary>"It stands so on the document": wrong numbers exist and are kept as they are. No draft remembers it: it is said for what is on the screen.</summary>
    [JsonIgnore]
    public bool AcceptIdNumber { get; set; }

    public string Address { get; set; } = "";

    public PatientKind Kind { get; set; }

    public string? InsuranceCode { get; set; }

    public string InsuranceNo { get; set; } = "";

    /// <summary>How the stored number was shown.</summary>
    public string? InsuranceNoMask { get; set; }

    public string NativePlace { get; set; } = "";

    public string? EthnicCode { get; set; }

    public string? MaritalCode { get; set; }

    public string Email { get; set; } = "";

    /// <summary>How the stored address was shown.</summary>
    public string? EmailMask { get; set; }

    public string? BloodAbo { get; set; }

    public string? BloodRh { get; set; }

    public string Allergies { get; set; } = "";

    public string PastHistory { get; set; } = "";

    public string Habits { get; set; } = "";

    public string Diet { get; set; } = "";

    public string Hobbies { get; set; } = "";

    public string Note { get; set; } = "";

    public List<ContactNumberForm> Numbers { get; set; } = [];

    public List<ContactPersonForm> Contacts { get; set; } = [];

    /// <summary>"Another person": the similar archives that were shown are not this one.</summary>
    [JsonIgnore]
    public bool AcceptSimilar { get; set; }

    /// <summary>"The same person": the new record comes under the person of this archive.</summary>
    [JsonIgnore]
    public Guid? SameAs { get; set; }

    public bool KeepsInsuranceNo() => InsuranceNoMask is { Length: > 0 } mask && InsuranceNo == mask;

    public bool KeepsEmail() => EmailMask is { Length: > 0 } mask && Email == mask;

    public bool KeepsIdNumber() => IdNumberMask is { Length: > 0 } mask && IdNumber == mask;
}

/// <summary>One number of the patient.</summary>
public sealed class ContactNumberForm
{
    public Guid? Id { get; set; }

    public string Number { get; set; } = "";

    /// <summary>How the stored number was shown.</summary>
    public string? Mask { get; set; }

    public NumberOwner Owner { get; set; }

    /// <summary>短信接收人.</summary>
    public bool IsRecipient { get; set; }

    public bool KeepsNumber() => Id is not null && Number == Mask;
}

/// <summary>One contact person, with one number.</summary>
public sealed class ContactPersonForm
{
    public Guid? Id { get; set; }

    public string Name { get; set; } = "";

    public string Relation { get; set; } = Relationships.Other;

    public ContactNumberForm Phone { get; set; } = new() { Owner = NumberOwner.Contact };

    /// <summary>A line left empty is no contact person.</summary>
    public bool IsBlank() => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Phone.Number);
}
