using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>How the rows of one view become facts.</summary>
internal abstract class FactReading<TFact>(string view)
    where TFact : Fact<TFact>
{
    public string View => view;

    public abstract TFact Make(Id<Patient> patient, string source, HisRecord record, string? visit);

    public abstract void Fill(TFact fact, HisRecord record);

    public virtual string? VisitOf(HisRecord record) => VisitKeys.OrNone(record.Text("visit_type"), record.Text("visit_id"));

    public virtual bool IsWithdrawn(HisRecord record) => record.IsWithdrawn();
}
