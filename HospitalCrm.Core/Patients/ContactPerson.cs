using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>联系人. Their numbers are <see cref="ContactNumber"/>s, so that a calling relative is recognised too.</summary>
public sealed class ContactPerson : Entity<ContactPerson>, IAudited
{
    private ContactPerson()
    {
    }

    internal ContactPerson(Id<Patient> patientId, string name, string relation, int order)
    {
        PatientId = patientId;
        Order = order;
        Describe(name, relation);
    }

    public Id<Patient> PatientId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What this person is to the patient: a GB/T 4761 code.</summary>
    public string Relation { get; private set; } = "";

    public int Order { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public void Describe(string name, string relation)
    {
        Name = name;
        Relation = relation;
    }
}
