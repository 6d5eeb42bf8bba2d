using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

internal sealed class VaccinationReading() : FactReading<Vaccination>("vaccination")
{
    public override Vaccination Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey);

    /// <summary>It belongs to no visit.</summary>
    public override string? VisitOf(HisRecord record) => null;

    public override void Fill(Vaccination fact, HisRecord record)
    {
        fact.Give(record.Needed("vaccine_code"), record.Date("given_on") ?? default, record.Whole("dose_no"), record.Text("place"));
        fact.Bring(record.Text("lot"), record.Text("maker"), record.Text("imported") is { } imported ? imported == "1" : null);
    }
}
