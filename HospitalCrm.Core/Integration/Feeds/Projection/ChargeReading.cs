using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

internal sealed class ChargeReading() : FactReading<Charge>("charge")
{
    public override Charge Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit);

    /// <summary>The number is that of a visit, a stay or a check-up by where the cost arose.</summary>
    public override string? VisitOf(HisRecord record) => VisitKeys.OrNone(
        record.Text("source") switch
        {
            "1" => VisitKeys.Outpatient,
            "2" => VisitKeys.Inpatient,
            "3" => VisitKeys.CheckUp,
            _ => null,
        },
        record.Text("visit_id"));

    public override void Fill(Charge fact, HisRecord record)
    {
        fact.Describe(SourceOf(record.Text("source")), record.Text("item_code"), record.Needed("item_name"), record.Text("category_code"), record.Text("category_name"));
        fact.Bill(record.Time("charged_at"), record.Number("unit_price"), record.Number("qty"), record.Number("amount") ?? 0, record.Text("refund_of"));
        fact.OrderedBy(record.Text("dept_code"), record.Text("doctor_code"));
        fact.Settle(record.Text("settle_kind"), record.Time("settled_at"));
    }

    private static ChargeSource SourceOf(string? source) => source switch
    {
        "1" => ChargeSource.Outpatient,
        "2" => ChargeSource.Inpatient,
        "3" => ChargeSource.CheckUp,
        "4" => ChargeSource.Goods,
        "5" => ChargeSource.Service,
        "6" => ChargeSource.Consultation,
        _ => ChargeSource.Other,
    };
}

internal sealed class FeeDailyReading() : FactReading<FeeDaily>("fee_daily")
{
    public override FeeDaily Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit!);

    public override string? VisitOf(HisRecord record) => VisitKeys.Of(VisitKeys.Inpatient, record.Needed("stay_id"));

    public override void Fill(FeeDaily fact, HisRecord record) =>
        fact.Bill(record.Date("fee_date") ?? default, record.Needed("category_code"), record.Needed("category_name"), record.Number("amount") ?? 0, record.Flag("closed"));
}

internal sealed class PrepayReading() : FactReading<Prepay>("prepay")
{
    public override Prepay Make(Id<Patient> patient, string source, HisRecord record, string? visit) => new(patient, source, record.RowKey, visit!);

    public override string? VisitOf(HisRecord record) => VisitKeys.Of(VisitKeys.Inpatient, record.Needed("stay_id"));

    public override void Fill(Prepay fact, HisRecord record)
    {
        fact.Stand(record.Time("as_of"), record.Number("prepaid") ?? 0, record.Number("charged") ?? 0, record.Number("self_pay"), record.Number("balance") ?? 0);
        fact.Secure(record.Number("guarantee"), record.Number("alarm_line"), record.Flag("pay_later"));
        fact.Settle(record.Text("status") == "2");
    }
}
