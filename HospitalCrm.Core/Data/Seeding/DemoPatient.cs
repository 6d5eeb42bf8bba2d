using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>An invented patient with everything that hangs on him. Plain facts: whoever fills a database makes entities of them.</summary>
/// <param name="Index">From 0, without gaps; the one name <see cref="DemoCall"/> and <see cref="DemoContact"/> know him by.</param>
/// <param name="Family">Patients of one household share it.</param>
/// <param name="SexCode">GB/T 2261.1: 1 male, 2 female.</param>
/// <param name="IdType">A code of <see cref="IdTypes"/>; null together with the number when none was taken down.</param>
/// <param name="IdNumber">As it was typed at the desk: about one in a hundred is wrong.</param>
/// <param name="MedicalRecordNo">病案号.</param>
/// <param name="CardNo">就诊卡号.</param>
public sealed record DemoPatient(
    int Index,
    int Family,
    string Name,
    char SexCode,
    BirthDate BirthDate,
    string? IdType,
    string? IdNumber,
    string? Address,
    string? Note,
    string MedicalRecordNo,
    string CardNo,
    IReadOnlyList<DemoPhone> Phones,
    IReadOnlyList<DemoContact> Contacts,
    IReadOnlyList<DemoEncounter> Encounters);
