namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A contact person of a patient.</summary>
/// <param name="RelationCode">A code of <see cref="Patients.Identity.Relationships"/>: what he is to the patient.</param>
/// <param name="Relation">As people say it: 女儿, 母亲, 配偶.</param>
/// <param name="Patient">His own index, when he is a patient of the house too.</param>
public sealed record DemoContact(string Name, string RelationCode, string Relation, string? Phone, int? Patient);
