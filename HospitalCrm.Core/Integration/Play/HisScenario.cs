using System.Globalization;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Play;

/// <summary>
/// A HIS that lives: people come, are admitted, examined, charged, discharged and born, and what its interface does wrong happens too
/// (repeats, rows before their patient, late charges, corrections, withdrawals, old versions, merges, bad rows). The same seed and times
/// are always the same messages.
/// </summary>
/// <param name="seed">Also stands in every number, so that two hospitals played into one database do not meet.</param>
public sealed class HisScenario(int seed)
{
    private static readonly IReadOnlyList<DemoDepartment> Wards = [.. DemoClinic.Departments.Where(department => department.IsClinical)];
    private static readonly (string Code, string Name, string Category, decimal Price)[] Items =
        [("C01", "床位费", "床位费", 60m), ("C02", "0.9%氯化钠注射液", "西药费", 4.35m), ("C03", "血常规", "化验费", 20m), ("C04", "一级护理", "护理费", 35m), ("C05", "换药", "治疗费", 18.5m)];

    private readonly Random _random = new(seed);
    private readonly List<Dictionary<string, object?>> _people = [];
    private readonly List<Dictionary<string, object?>> _stays = [];
    private readonly List<Dictionary<string, object?>> _reports = [];
    private readonly List<HisMessage> _held = [];
    private HisPeople? _maker;
    private HisMessage? _last;
    private int _number;

    private HisPeople Maker => _maker ??= new(seed, _random);

    /// <summary>What the HIS sends next.</summary>
    /// <param name="at">When, by the business clock.</param>
    public IReadOnlyList<HisMessage> Next(DateTimeOffset at)
    {
        var now = HospitalZone.Local(at);
        var messages = new List<HisMessage>(_held);
        _held.Clear();
        messages.AddRange(_random.Next(100) switch
        {
            < 22 => Admit(now),
            < 36 => Visit(now),
            < 58 => Charge(now),
            < 74 => Report(now),
            < 80 => Correct(now),
            < 90 => Discharge(now),
            < 93 => Birth(now),
            < 95 => Merge(now),
            < 97 => Bad(now),
            _ => Repeat(),
        });
        _last = messages.LastOrDefault() ?? _last;
        return messages;
    }

    private HisMessage[] Admit(DateTimeOffset now)
    {
        var patient = Somebody(now, out var message);
        var stay = Row(now, ("stay_id", Number("Z")), ("patient_id", patient["patient_id"]), ("inpatient_no", Number("ZY")), ("times", 1), ("admitted_at", Time(now)), ("dept_code", Ward().Code),
            ("bed_no", $"{_random.Next(1, 60)}床"), ("discharged_at", null), ("status", "1"));
        _stays.Add(stay);
        var prepay = Row(now, ("stay_id", stay["stay_id"]), ("patient_id", patient["patient_id"]), ("prepaid", 3000m), ("charged", 0m), ("balance", 3000m), ("as_of", Time(now)), ("status", "1"));

        // One in six: the stay is faster than the patient it names.
        if (message is not null && _random.Next(6) == 0)
        {
            _held.Add(message with { What = "patient-late" });
            message = null;
        }

        return Told(message, new("inpatient_stay", "admission", [Copy(stay)]), new("prepay", "deposit", [prepay]));
    }

    private HisMessage[] Visit(DateTimeOffset now)
    {
        var patient = Somebody(now, out var message);
        var ward = Ward();
        var (visit, diagnosis) = (Number("M"), ward.Diagnoses[_random.Next(ward.Diagnoses.Length)]);
        return Told(
            message,
            new("outpatient_visit", "visit", [Row(now, ("visit_id", visit), ("patient_id", patient["patient_id"]), ("visit_type", "1"), ("registered_at", Time(now)), ("seen_at", Time(now)), ("dept_code", ward.Code), ("status", "1"), ("next_visit_date", now.AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))]),
            new("diagnosis", "diagnosis", [Row(now, ("visit_type", "1"), ("visit_id", visit), ("seq", 1), ("patient_id", patient["patient_id"]), ("code", diagnosis.Code), ("name", diagnosis.Name), ("kind", "1"), ("diagnosed_at", Time(now)))]),
            new("prescription", "prescription", [Row(now, ("prescription_id", Number("CF")), ("seq", 1), ("patient_id", patient["patient_id"]), ("visit_id", visit), ("visit_type", "1"), ("kind", "1"), ("prescribed_at", Time(now)), ("drug_name", "阿司匹林肠溶片"), ("dose", 100m), ("dose_unit", "mg"), ("frequency", "qd"), ("days", 14), ("status", "1"))]));
    }

    /// <summary>A day's charges of somebody who is in; now and then one that comes after the day was closed, or is taken back.</summary>
    private HisMessage[] Charge(DateTimeOffset now)
    {
        if (_stays.Count == 0)
        {
            return Admit(now);
        }

        var stay = _stays[_random.Next(_stays.Count)];
        var isLate = _random.Next(8) == 0;
        var day = isLate ? now.AddDays(-1) : now;
        var charges = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Items[_random.Next(Items.Length)])
            .Select(item => Row(now, ("charge_id", Number("F")), ("patient_id", stay["patient_id"]), ("visit_id", stay["stay_id"]), ("source", "2"), ("charged_at", Time(day)), ("item_code", item.Code), ("item_name", item.Name),
                ("category_code", item.Code), ("category_name", item.Category), ("unit_price", item.Price), ("qty", 1m), ("amount", item.Price), ("dept_code", stay["dept_code"]), ("status", "1"))).ToList();
        if (_random.Next(6) == 0)
        {
            var refund = Copy(charges[0]);
            (refund["charge_id"], refund["qty"], refund["amount"], refund["refund_of"]) = (Number("F"), -1m, -(decimal)charges[0]["amount"]!, charges[0]["charge_id"]);
            charges.Add(refund);
        }

        return [new("charge", isLate ? "charge-late" : "charge", charges)];
    }

    private HisMessage[] Report(DateTimeOffset now)
    {
        var patient = Somebody(now, out var message);
        var report = Row(now, ("report_id", Number("LIS")), ("patient_id", patient["patient_id"]), ("visit_type", "1"), ("name", "血常规"), ("verified_at", Time(now)), ("status", "F"), ("sensitive", _random.Next(20) == 0 ? "1" : "0"));
        _reports.Add(report);
        HisMessage results = new("lab_result", "lab-results", [Result(now, report, 1, "WBC", "白细胞计数", 4 + _random.Next(9), 4, 10), Result(now, report, 2, "HGB", "血红蛋白", 90 + _random.Next(80), 115, 150)]);
        return Told(message, new("lab_report", "lab-report", [Copy(report)]), results);
    }

    /// <summary>A report is put right, or taken back.</summary>
    private HisMessage[] Correct(DateTimeOffset now)
    {
        if (_reports.Count == 0)
        {
            return Report(now);
        }

        var report = _reports[_random.Next(_reports.Count)];
        report["updated_at"] = Time(now);
        if (_random.Next(2) == 0)
        {
            report["status"] = "X";
            _reports.Remove(report);
            return [new("lab_report", "lab-withdrawn", [Copy(report)])];
        }

        report["status"] = "C";
        return [new("lab_report", "lab-corrected", [Copy(report)]), new("lab_result", "lab-results", [Result(now, report, 1, "WBC", "白细胞计数", 5 + _random.Next(4), 4, 10)])];
    }

    private HisMessage[] Discharge(DateTimeOffset now)
    {
        if (_stays.Count == 0)
        {
            return Admit(now);
        }

        var stay = _stays[_random.Next(_stays.Count)];
        var before = Copy(stay);
        _stays.Remove(stay);
        var diagnosis = Wards.First(ward => ward.Code == (string)stay["dept_code"]!).Diagnoses[0];
        (stay["discharged_at"], stay["status"], stay["outcome"], stay["advice"], stay["updated_at"]) = (Time(now), "2", _random.Next(5) == 0 ? "1" : "2", "低盐饮食，两周后复诊。", Time(now));
        var messages = new List<HisMessage>
        {
            new("inpatient_stay", "discharge", [Copy(stay)]),
            new("diagnosis", "diagnosis", [Row(now, ("visit_type", "3"), ("visit_id", stay["stay_id"]), ("seq", 1), ("patient_id", stay["patient_id"]), ("code", diagnosis.Code), ("name", diagnosis.Name), ("kind", "1"))]),
        };

        // The old version once more: it must change nothing. Or the discharge is cancelled (A13).
        if (_random.Next(5) == 0)
        {
            messages.Add(new("inpatient_stay", "old-version", [before]));
        }
        else if (_random.Next(12) == 0)
        {
            var back = Copy(stay);
            (back["discharged_at"], back["status"], back["outcome"], back["updated_at"]) = (null, "1", null, Time(now.AddSeconds(30)));
            _stays.Add(back);
            messages.Add(new("inpatient_stay", "discharge-cancelled", [Copy(back)]));
        }

        return [.. messages];
    }

    private HisMessage[] Birth(DateTimeOffset now)
    {
        var mother = Dated(Maker.Mother(), now);
        var isTwins = _random.Next(8) == 0;
        var children = Enumerable.Range(1, isTwins ? 2 : 1).Select(order => Dated(Maker.Born(now, mother, isTwins ? order : 0), now)).ToList();
        _people.Add(mother);
        var births = children.Select((child, at) => Row(now, ("patient_id", child["patient_id"]), ("mother_patient_id", mother["patient_id"]), ("birth_at", Time(now)), ("birth_order", isTwins ? at + 1 : null), ("birth_weight_g", 2600 + _random.Next(1200)), ("guardian_phone", mother["phone"]))).ToList();

        // The child is named later.
        var named = Copy(children[0]);
        (named["name"], named["updated_at"]) = ($"{((string)mother["name"]!)[..1]}小宝", Time(now.AddMinutes(1)));
        _held.Add(new("patient", "child-named", [named]));
        return [new("patient", "birth", [mother, .. children]), new("newborn", "birth", births)];
    }

    private HisMessage[] Merge(DateTimeOffset now)
    {
        if (_people.Count < 4)
        {
            return Visit(now);
        }

        var (kept, lost) = (_people[^1], _people[0]);
        _people.RemoveAt(0);
        var merged = Dated(lost, now);
        merged["merged_into"] = kept["patient_id"];
        return [new("patient", "merge", [merged])];
    }

    private HisMessage[] Bad(DateTimeOffset now)
    {
        var person = Dated(Maker.Next(), now);
        if (_random.Next(2) == 0)
        {
            person["birth_date"] = "1990-02-30";
        }
        else
        {
            person.Remove("sex_code");
        }

        return [new("patient", "bad-row", [person])];
    }

    private HisMessage[] Repeat() => _last is { } last ? [last with { What = "repeat" }] : [];

    /// <summary>Somebody known, or somebody new with the message that tells of him.</summary>
    private Dictionary<string, object?> Somebody(DateTimeOffset now, out HisMessage? message)
    {
        message = null;
        if (_people.Count > 5 && _random.Next(3) == 0)
        {
            return _people[_random.Next(_people.Count)];
        }

        var person = Dated(Maker.Next(), now);
        _people.Add(person);
        message = new("patient", "patient", [Copy(person)]);
        return person;
    }

    private static Dictionary<string, object?> Result(DateTimeOffset now, Dictionary<string, object?> report, int seq, string code, string name, int value, int low, int high) =>
        Row(now, ("report_id", report["report_id"]), ("seq", seq), ("patient_id", report["patient_id"]), ("item_code", code), ("item_name", name), ("value_text", value.ToString(CultureInfo.InvariantCulture)), ("unit", "10^9/L"),
            ("ref_text", $"{low}-{high}"), ("flag", value < low ? "L" : value > high ? "H" : "N"));

    private DemoDepartment Ward() => Wards[_random.Next(Wards.Count)];

    private string Number(string prefix) => $"{prefix}{seed}-{++_number}";

    private static HisMessage[] Told(HisMessage? first, params HisMessage[] others) => first is null ? others : [first, .. others];

    private static Dictionary<string, object?> Row(DateTimeOffset now, params (string Column, object? Value)[] cells) =>
        Dated(cells.ToDictionary(cell => cell.Column, cell => cell.Value), now);

    private static Dictionary<string, object?> Dated(Dictionary<string, object?> row, DateTimeOffset now)
    {
        var dated = Copy(row);
        dated["updated_at"] = Time(now);
        return dated;
    }

    private static Dictionary<string, object?> Copy(Dictionary<string, object?> row) => new(row);

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
