using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>主档案: one human being. Merging and unmerging change <see cref="Patient.PersonId"/> only; nothing else moves.</summary>
public sealed class Person : Entity<Person>
{
}
