using System.Globalization;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>What the hospital's systems would have told of the demo's visits: diagnoses, reports, medicines, operations, charges, check-ups.</summary>
internal sealed class DemoFacts(Vault vault, DemoIds ids, ulong seed)
{
    /// <summary>The connected system these facts would have come from.</summary>
    public const string Source = "seed";

    public void Add(LoadBatch batch, Patient patient, DemoPatient drawn, DateTimeOffset asOf)
    {
        var random = DemoRandom.For(seed, purpose: 21, (ulong)drawn.Index);
        var chart = new DemoChart(batch, patient, drawn.Index, ids);
        foreach (var visit in drawn.Encounters)
        {
            Add(chart, visit, asOf, ref random);
        }

        if (drawn.Encounters.Count > 0 && random.Chance(120))
        {
            AddCheckUp(chart, patient, drawn, asOf, ref random);
        }
    }

    public static string KeyOf(DemoEncounter visit) => VisitKeys.Of(visit.KindCode.ToString(), visit.VisitNo);

    private void Add(DemoChart chart, DemoEncounter visit, DateTimeOffset asOf, ref DemoRandom random)
    {
        chart.At(KeyOf(visit), visit.VisitNo);
        var stay = visit.KindCode == DemoEncounter.Inpatient;
        Diagnose(chart, visit, ref random);
        if (random.Chance(stay ? 1000 : 350))
        {
            Measure(chart, visit.StartedAt.AddHours(stay ? 20 : 2), random.Pick(DemoPharmacy.Panels), asOf, ref random);
        }

        if (random.Chance(stay ? 700 : 200))
        {
            Look(chart, visit.StartedAt.AddHours(stay ? 26 : 1), random.Pick(DemoPharmacy.Looks), asOf, ref random);
        }

        if (stay)
        {
            Operate(chart, visit, ref random);
            chart.Charge(ChargeSource.Inpatient, visit.StartedAt.AddDays(1), "床位费", "01", "床位费", 60m, random.Between(2, 9), visit);
            chart.Charge(ChargeSource.Inpatient, visit.StartedAt.AddDays(1), "Ⅱ级护理", "04", "护理费", 24m, random.Between(2, 9), visit);
        }
        else
        {
            chart.Charge(ChargeSource.Outpatient, visit.StartedAt, "普通门诊诊查费", "06", "诊查费", 20m, 1, visit);
        }

        Prescribe(chart, visit, ref random);
        if (stay && visit.EndedAt is null)
        {
            Owe(chart, visit, asOf, ref random);
        }
    }

    private static void Diagnose(DemoChart chart, DemoEncounter visit, ref DemoRandom random)
    {
        chart.Diagnose(1, visit.DiagnosisCode, visit.Diagnosis, visit.StartedAt);
        if (random.Chance(300) && DemoClinic.Department(visit.DepartmentCode).Diagnoses is { Length: > 0 } others && random.Pick(others) is var other && other.Code != visit.DiagnosisCode)
        {
            chart.Diagnose(2, other.Code, other.Name, visit.StartedAt);
        }
    }

    private void Measure(DemoChart chart, DateTimeOffset at, DemoPanel panel, DateTimeOffset asOf, ref DemoRandom random)
    {
        if (at > asOf)
        {
            return;
        }

        var report = chart.Report(panel.Name, at, isCorrected: random.Chance(15));
        for (var i = 0; i < panel.Items.Length; i++)
        {
            var item = panel.Items[i];
            var span = item.High - item.Low;
            var (value, flag) = random.Below(1000) switch
            {
                < 110 => (item.High + span * random.Between(5, 60) / 100m, "H"),
                < 180 when item.Low > 0 => (item.Low - item.Low * random.Between(3, 25) / 100m, "L"),
                _ => (item.Low + span * random.Between(8, 92) / 100m, "N"),
            };
            var places = span < 0.1m ? 3 : item.High < 20 ? 2 : 0;
            var text = decimal.Round(value, places).ToString(CultureInfo.InvariantCulture);
            var range = string.Create(CultureInfo.InvariantCulture, $"{item.Low}-{item.High}");
            chart.Result(report, i + 1, item, range, vault.Seal(LabResult.ValuePurpose, text), flag);
        }

        chart.Charge(null, at.AddHours(-1), panel.Name, "03", "化验费", panel.Price, 1, null);
    }

    private void Look(DemoChart chart, DateTimeOffset at, DemoLook look, DateTimeOffset asOf, ref DemoRandom random)
    {
        if (at > asOf)
        {
            return;
        }

        var odd = random.Chance(350);
        chart.Look(
            look,
            at,
            vault.Seal(ExamReport.FindingPurpose, odd ? look.OddFinding : look.Finding),
            vault.Seal(ExamReport.ImpressionPurpose, odd ? look.OddImpression : look.Impression),
            odd);
        chart.Charge(null, at.AddHours(-1), look.Name, "05", "检查费", look.Price, 1, null);
    }

    private static void Operate(DemoChart chart, DemoEncounter visit, ref DemoRandom random)
    {
        var fitting = Array.FindAll(DemoPharmacy.Operations, known => known.Department == visit.DepartmentCode);
        if (visit.EndedAt is not null && fitting.Length > 0 && random.Chance(600))
        {
            var (_, code, name, level) = random.Pick(fitting);
            chart.Operate(code, name, level, visit.StartedAt.Date.AddDays(1).AddHours(random.Between(9, 15)), visit.StartedAt.Offset);
            chart.Charge(ChargeSource.Inpatient, visit.StartedAt.AddDays(1), name, "07", "手术费", 1_200m + 150m * random.Below(20), 1, visit);
        }
    }

    private void Prescribe(DemoChart chart, DemoEncounter visit, ref DemoRandom random)
    {
        var stay = visit.KindCode == DemoEncounter.Inpatient;
        var at = stay ? visit.EndedAt : visit.StartedAt.AddMinutes(15);
        if (at is not { } prescribed || !random.Chance(stay ? 900 : 750))
        {
            return;
        }

        var shelf = DemoPharmacy.For(visit.DepartmentCode);
        var first = random.Below(shelf.Length);
        for (var i = 0; i < Math.Min(shelf.Length, random.Between(1, stay ? 3 : 2)); i++)
        {
            var drug = shelf[(first + i) % shelf.Length];
            var days = random.Between(3, 14);
            var usage = vault.Seal(Prescription.UsagePurpose, $"{drug.Route}，{drug.Frequency}，连用{days}天，如有不适请及时就诊。");
            chart.Prescribe(stay ? PrescriptionKind.Discharge : PrescriptionKind.Outpatient, i + 1, drug, prescribed, days, usage, visit);
            chart.Charge(null, prescribed, drug.Name, "02", "西药费", drug.Price, random.Between(1, 3), visit);
        }
    }

    private static void Owe(DemoChart chart, DemoEncounter visit, DateTimeOffset asOf, ref DemoRandom random)
    {
        var charged = 0m;
        for (var day = DateOnly.FromDateTime(visit.StartedAt.Date); day < DateOnly.FromDateTime(asOf.Date); day = day.AddDays(1))
        {
            charged += chart.Fee(day, "01", "床位费", 60m) + chart.Fee(day, "02", "西药费", 40m + random.Below(300)) + chart.Fee(day, "04", "护理费", 24m);
        }

        chart.Owe(asOf, random.Pick(Deposits), charged);
    }

    private static readonly decimal[] Deposits = [500m, 1_000m, 2_000m, 3_000m, 5_000m];

    private void AddCheckUp(DemoChart chart, Patient patient, DemoPatient drawn, DateTimeOffset asOf, ref DemoRandom random)
    {
        var at = drawn.Encounters[0].StartedAt.AddDays(-random.Between(20, 200));
        if (DateOnly.FromDateTime(at.Date) <= (drawn.BirthDate.Day ?? DateOnly.MinValue))
        {
            return;
        }

        var odd = random.Chance(400);
        var number = $"T{drawn.Index + 1:D8}";
        var checkUp = new Encounter(patient.Id, EncounterKind.CheckUp, "", DateOnly.FromDateTime(at.Date)) { Id = ids.Of<Encounter>(DemoKind.CheckUp, drawn.Index) };
        checkUp.ComeFrom(Source, number, VisitKeys.Of(VisitKeys.CheckUp, number));
        checkUp.Last(at, at.AddHours(3));
        checkUp.Summarise(null, vault.SealOptional(Encounter.AdvicePurpose, odd ? "低脂饮食，适量运动，三个月后复查血脂。" : null));
        checkUp.Check(
            "入职及年度健康体检", random.Chance(500) ? "新华机械厂" : null,
            vault.Seal(Encounter.ConclusionPurpose, odd ? "血脂偏高；轻度脂肪肝。" : "本次体检各项目未见明显异常。"), odd, at.AddDays(3), isSensitive: false);
        checkUp.Return(DateOnly.FromDateTime(at.Date.AddYears(1)), null);
        chart.Keep(checkUp);
        chart.At(checkUp.VisitKey!, number);
        Measure(chart, at.AddHours(4), DemoPharmacy.Panels[1], asOf, ref random);
    }
}
