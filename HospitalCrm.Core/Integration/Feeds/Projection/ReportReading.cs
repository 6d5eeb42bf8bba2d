using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

internal sealed class LabReportReading() : FactReading<LabReport>("lab_report")
{
    public override LabReport Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit);

    public override bool IsWithdrawn(HisRecord record) => record.Text("status") == "X";

    public override void Fill(LabReport fact, HisRecord record)
    {
        fact.Describe(record.Needed("name"), record.Text("order_id"), record.Flag("sensitive"));
        fact.Verify(record.Time("verified_at"), record.Text("status") == "C");
    }
}

internal sealed class LabResultReading(Vault vault) : FactReading<LabResult>("lab_result")
{
    public override LabResult Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, record.Needed("report_id"));

    public override string? VisitOf(HisRecord record) => null;

    public override void Fill(LabResult fact, HisRecord record)
    {
        fact.Describe(record.Whole("seq") ?? 0, record.Text("item_code"), record.Needed("item_name"), record.Text("unit"), record.Text("ref_text"));
        fact.Read(vault.SealOptional(LabResult.ValuePurpose, record.Text("value_text")), record.Text("flag"));
    }
}

internal sealed class ExamOrderReading() : FactReading<ExamOrder>("exam_order")
{
    public override ExamOrder Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit);

    public override void Fill(ExamOrder fact, HisRecord record)
    {
        fact.Describe(record.Needed("item_code"), record.Needed("item_name"), record.Text("kind"), record.Text("visit_type") is VisitKeys.Outpatient or VisitKeys.Emergency);
        fact.Order(record.Time("ordered_at"), record.Text("dept_code"), record.Text("doctor_code"));
        fact.Plan(record.Text("exec_dept_code"), record.Time("planned_at"));
        fact.Stand(record.Text("paid") is { } paid ? paid == "1" : null, record.Text("status") == "2");
    }
}

internal sealed class ExamReportReading(Vault vault) : FactReading<ExamReport>("exam_report")
{
    public override ExamReport Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit);

    public override bool IsWithdrawn(HisRecord record) => record.Text("status") == "X";

    public override void Fill(ExamReport fact, HisRecord record)
    {
        fact.Describe(record.Needed("name"), record.Text("kind"), record.Text("item_code"), record.Text("order_id"), record.Flag("sensitive"));
        fact.Conclude(
            vault.SealOptional(ExamReport.FindingPurpose, record.Text("finding")), vault.SealOptional(ExamReport.ImpressionPurpose, record.Text("impression")), record.Flag("abnormal"));
        fact.Verify(record.Time("examined_at"), record.Time("verified_at"), record.Text("status") == "C");
    }
}
