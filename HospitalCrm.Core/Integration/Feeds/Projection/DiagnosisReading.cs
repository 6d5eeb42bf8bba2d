using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

internal sealed class DiagnosisReading() : FactReading<Diagnosis>("diagnosis")
{
    public override Diagnosis Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit);

    public override void Fill(Diagnosis fact, HisRecord record) =>
        fact.Describe(record.Whole("seq") ?? 0, record.Text("code"), record.Needed("name"), record.Text("kind") == "1", record.Time("diagnosed_at"));
}

internal sealed class OperationReading() : FactReading<Operation>("operation")
{
    public override Operation Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit);

    public override string? VisitOf(HisRecord record) => VisitKeys.Of(VisitKeys.Inpatient, record.Needed("stay_id"));

    public override void Fill(Operation fact, HisRecord record)
    {
        fact.Describe(record.Whole("seq") ?? 0, record.Text("code"), record.Needed("name"), record.Text("op_level"));
        fact.Perform(record.Time("operated_at"), record.Text("surgeon_code"), record.Text("status") == "2");
    }
}
