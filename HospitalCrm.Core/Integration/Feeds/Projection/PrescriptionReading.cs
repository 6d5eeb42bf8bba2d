using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

internal sealed class PrescriptionReading(Vault vault) : FactReading<Prescription>("prescription")
{
    public override Prescription Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit);

    public override void Fill(Prescription fact, HisRecord record)
    {
        fact.Order(
            KindOf(record.Text("kind")), record.Needed("prescription_id"), record.Whole("seq") ?? 0, record.Time("prescribed_at"), record.Text("dept_code"), record.Text("doctor_code"));
        fact.Name(record.Text("drug_code"), record.Needed("drug_name"), record.Text("spec"), record.Text("dosage_form"), record.Flag("sensitive"));
        fact.Take(
            record.Number("dose"), record.Text("dose_unit"), record.Text("route"), record.Text("frequency"), record.Whole("days"),
            vault.SealOptional(Prescription.UsagePurpose, record.Text("usage_text")));
        fact.Dispense(record.Number("qty"), record.Text("qty_unit"), record.Text("status") == "2");
    }

    private static PrescriptionKind KindOf(string? kind) => kind switch
    {
        "2" => PrescriptionKind.Inpatient,
        "3" => PrescriptionKind.Discharge,
        _ => PrescriptionKind.Outpatient,
    };
}
