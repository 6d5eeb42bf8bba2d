using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Segments;
using HospitalCrm.Core.Patients.Classes;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Patients.Enterprises;
using HospitalCrm.Core.Patients.Requests;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<Patient> Patients => Set<Patient>();

    public DbSet<ContactNumber> ContactNumbers => Set<ContactNumber>();

    public DbSet<ContactPerson> ContactPersons => Set<ContactPerson>();

    public DbSet<PatientRelation> PatientRelations => Set<PatientRelation>();

    public DbSet<ClassChoice> ClassChoices => Set<ClassChoice>();

    public DbSet<ConsentEntry> ConsentEntries => Set<ConsentEntry>();

    public DbSet<DataRequest> DataRequests => Set<DataRequest>();

    public DbSet<SamePersonDecision> SamePersonDecisions => Set<SamePersonDecision>();

    public DbSet<Enterprise> Enterprises => Set<Enterprise>();

    public DbSet<EnterpriseMember> EnterpriseMembers => Set<EnterpriseMember>();

    public DbSet<NameSuffix> NameSuffixes => Set<NameSuffix>();

    public DbSet<SegmentCount> SegmentCounts => Set<SegmentCount>();

    public DbSet<NameSpelling> NameSpellings => Set<NameSpelling>();
}
