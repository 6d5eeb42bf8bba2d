using System.Globalization;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>The facts of one demo patient on their way into a batch; numbers them so that every seeding gives the same keys.</summary>
internal sealed class DemoChart(LoadBatch batch, Patient patient, int index, DemoIds ids)
{
    private readonly Dictionary<DemoKind, int> _counts = [];
    private string _visitKey = "";
    private string _visitNo = "";

    /// <summary>What follows belongs to this visit.</summary>
    public void At(string visitKey, string visitNo) => (_visitKey, _visitNo) = (visitKey, visitNo);

    public void Keep(Encounter encounter) => batch.Add(encounter);

    public void Diagnose(int seq, string code, string name, DateTimeOffset at)
    {
        var (id, _) = Next<Diagnosis>(DemoKind.Diagnosis);
        var diagnosis = new Diagnosis(patient.Id, DemoFacts.Source, $"{_visitKey}:{seq}", _visitKey) { Id = id };
        diagnosis.Describe(seq, code, name, isMain: seq == 1, at);
        batch.Add(diagnosis);
    }

    public void Operate(string code, string name, string level, DateTime local, TimeSpan offset)
    {
        var (id, _) = Next<Operation>(DemoKind.Operation);
        var operation = new Operation(patient.Id, DemoFacts.Source, $"{_visitNo}:1", _visitKey) { Id = id };
        operation.Describe(1, code, name, level);
        operation.Perform(new(local, offset), null, isDone: true);
        batch.Add(operation);
    }

    public LabReport Report(string name, DateTimeOffset at, bool isCorrected)
    {
        var (id, key) = Next<LabReport>(DemoKind.LabReport);
        var report = new LabReport(patient.Id, DemoFacts.Source, $"L{key}", _visitKey) { Id = id };
        report.Describe(name, null, isSensitive: false);
        report.Verify(at, isCorrected);
        batch.Add(report);
        return report;
    }

    public void Result(LabReport report, int seq, DemoMeasure item, string range, Sealed value, string flag)
    {
        var (id, _) = Next<LabResult>(DemoKind.LabResult);
        var result = new LabResult(patient.Id, DemoFacts.Source, $"{report.SourceKey}:{seq}", report.SourceKey) { Id = id };
        result.Describe(seq, item.Code, item.Name, item.Unit.Length > 0 ? item.Unit : null, range);
        result.Read(value, flag);
        batch.Add(result);
    }

    public void Look(DemoLook look, DateTimeOffset at, Sealed finding, Sealed impression, bool isOdd)
    {
        var (id, key) = Next<ExamReport>(DemoKind.ExamReport);
        var report = new ExamReport(patient.Id, DemoFacts.Source, $"E{key}", _visitKey) { Id = id };
        report.Describe(look.Name, look.Kind, look.Item, null, isSensitive: false);
        report.Conclude(finding, impression, isOdd);
        report.Verify(at.AddMinutes(-30), at, isCorrected: false);
        batch.Add(report);
    }

    public void Prescribe(PrescriptionKind kind, int seq, DemoDrug drug, DateTimeOffset at, int days, Sealed usage, DemoEncounter visit)
    {
        var (id, _) = Next<Prescription>(DemoKind.Prescription);
        var medicine = new Prescription(patient.Id, DemoFacts.Source, $"P{_visitNo}:{seq}", _visitKey) { Id = id };
        medicine.Order(kind, $"P{_visitNo}", seq, at, visit.DepartmentCode, null);
        medicine.Name(null, drug.Name, drug.Strength, drug.Form, isSensitive: false);
        medicine.Take(drug.Dose, drug.Unit, drug.Route, drug.Frequency, days, usage);
        medicine.Dispense(1 + days / 10, "盒", isDispensed: true);
        batch.Add(medicine);
    }

    /// <param name="source">Null: as the visit is.</param>
    public void Charge(ChargeSource? source, DateTimeOffset at, string item, string categoryCode, string category, decimal price, int quantity, DemoEncounter? visit)
    {
        var (id, key) = Next<Charge>(DemoKind.Charge);
        var charge = new Charge(patient.Id, DemoFacts.Source, $"F{key}", _visitKey) { Id = id };
        charge.Describe(source ?? SourceOfVisit(), null, item, categoryCode, category);
        charge.Bill(at, price, quantity, price * quantity, null);
        charge.OrderedBy(visit?.DepartmentCode, null);
        charge.Settle(index % 3 == 0 ? "07" : "01", at.AddMinutes(5));
        batch.Add(charge);
    }

    public decimal Fee(DateOnly day, string categoryCode, string category, decimal amount)
    {
        var (id, _) = Next<FeeDaily>(DemoKind.FeeDaily);
        var fee = new FeeDaily(patient.Id, DemoFacts.Source, string.Create(CultureInfo.InvariantCulture, $"{_visitNo}:{day:yyyy-MM-dd}:{categoryCode}"), _visitKey) { Id = id };
        fee.Bill(day, categoryCode, category, amount, isClosed: true);
        batch.Add(fee);
        return amount;
    }

    public void Owe(DateTimeOffset asOf, decimal prepaid, decimal charged)
    {
        var (id, _) = Next<Prepay>(DemoKind.Prepay);
        var prepay = new Prepay(patient.Id, DemoFacts.Source, _visitNo, _visitKey) { Id = id };
        prepay.Stand(asOf, prepaid, charged, null, prepaid - charged);
        batch.Add(prepay);
    }

    private ChargeSource SourceOfVisit() => _visitKey[..1] switch
    {
        VisitKeys.Inpatient => ChargeSource.Inpatient,
        VisitKeys.CheckUp => ChargeSource.CheckUp,
        _ => ChargeSource.Outpatient,
    };

    private (Id<T> Id, string Key) Next<T>(DemoKind kind)
    {
        var number = _counts.GetValueOrDefault(kind);
        _counts[kind] = number + 1;
        return (ids.Of<T>(kind, index, number), string.Create(CultureInfo.InvariantCulture, $"{index + 1:D8}-{number + 1}"));
    }
}
