using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A patient while the household is being drawn.</summary>
internal sealed class DemoPerson(int index, int place, string surname, bool isMale, int age)
{
    public int Index { get; } = index;

    /// <summary>Which of the street's people he is.</summary>
    public int Place { get; } = place;

    public string Surname { get; } = surname;

    public bool IsMale { get; } = isMale;

    public int Age { get; } = age;

    public string Name { get; set; } = "";

    public DateOnly Born { get; set; }

    /// <summary>His own mobile number.</summary>
    public string? Mobile { get; set; }

    public bool IsNewborn { get; set; }

    public DemoPerson? Mother { get; set; }

    public DemoPerson? Father { get; set; }

    public DemoPerson? Spouse { get; set; }

    /// <summary>The elder of two twins.</summary>
    public DemoPerson? ElderTwin { get; set; }

    public List<DemoPhone> Phones { get; } = [];

    public List<DemoContact> Contacts { get; } = [];

    public bool IsChildOf(DemoPerson other) => Mother == other || Father == other;

    public DemoContact AsContactOf(DemoPerson patient)
    {
        var (code, relation) = patient switch
        {
            _ when patient.Mother == this => (Relationships.Parent, "母亲"),
            _ when patient.Father == this => (Relationships.Parent, "父亲"),
            _ when patient.Spouse == this => (Relationships.Spouse, "配偶"),
            _ when IsChildOf(patient) => IsMale ? (Relationships.Son, "儿子") : (Relationships.Daughter, "女儿"),
            _ => (Relationships.Other, "其他亲属"),
        };
        return new(Name, code, relation, Mobile, Index);
    }
}
