using System.Globalization;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.His;

/// <summary>The history of a hospital of size M as its HIS would push it: people, visits, diagnoses, charges, reports. Over three in ten rows are patients.</summary>
internal sealed class HisHistory
{
    private static readonly DateTimeOffset Today = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(8));

    private readonly DemoPopulation _population = new(DemoSize.M, 4_711, Today);

    /// <summary>Whole calls of so many rows, view by view in turn, until there are <paramref name="rows"/> of them.</summary>
    public IReadOnlyList<HisCall> Calls(int rows, int perCall)
    {
        var waiting = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var calls = new List<HisCall>(rows / perCall + 1);
        foreach (var patient in _population.Patients())
        {
            foreach (var (view, row) in RowsOf(patient))
            {
                if (!waiting.TryGetValue(view, out var list))
                {
                    waiting[view] = list = [];
                }

                list.Add(row);
                if (list.Count == perCall)
                {
                    calls.Add(new(view, Encoding.UTF8.GetBytes($"[{string.Join(',', list)}]"), perCall));
                    list.Clear();
                }
            }

            if (calls.Count * perCall >= rows)
            {
                break;
            }
        }

        return calls;
    }

    private static IEnumerable<(string View, string Row)> RowsOf(DemoPatient patient)
    {
        yield return ("patient", Row(
            ("patient_id", Key(patient)), ("mrn", patient.MedicalRecordNo), ("card_no", patient.CardNo), ("name", patient.Name), ("sex_code", patient.SexCode.ToString()),
            ("birth_date", patient.BirthDate.Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null), ("birth_year", patient.BirthDate.Year?.ToString(CultureInfo.InvariantCulture)),
            ("id_type", patient.IdType), ("id_no", patient.IdNumber), ("phone", patient.Phones.Count > 0 ? patient.Phones[0].Number : null), ("phone2", patient.Phones.Count > 1 ? patient.Phones[1].Number : null),
            ("contact_name", patient.Contacts.Count > 0 ? patient.Contacts[0].Name : null), ("contact_relation", patient.Contacts.Count > 0 ? patient.Contacts[0].RelationCode : null),
            ("contact_phone", patient.Contacts.Count > 0 ? patient.Contacts[0].Phone : null), ("address", patient.Address), ("ethnic_code", "01"), ("restricted", "0"), ("deceased_at", null), ("merged_into", null),
            ("deleted", "0"), ("updated_at", "2026-11-01T08:00:00")));
        foreach (var visit in patient.Encounters.Take(1))
        {
            yield return Visit(patient, visit);
            yield return ("diagnosis", Row(
                ("visit_type", visit.KindCode.ToString()), ("visit_id", visit.VisitNo), ("seq", "1"), ("patient_id", Key(patient)), ("code", visit.DiagnosisCode), ("name", visit.Diagnosis), ("kind", "1"),
                ("diagnosed_at", At(visit.StartedAt)), ("updated_at", At(visit.StartedAt))));
            yield return ("charge", Row(
                ("charge_id", "F" + visit.VisitNo), ("patient_id", Key(patient)), ("visit_id", visit.VisitNo), ("source", visit.KindCode == '3' ? "2" : "1"), ("charged_at", At(visit.StartedAt)), ("item_name", "诊查费"),
                ("category_code", "06"), ("category_name", "诊查费"), ("unit_price", "20.00"), ("qty", "1"), ("amount", "20.00"), ("dept_code", visit.DepartmentCode), ("status", "1"), ("updated_at", At(visit.StartedAt))));
        }
    }

    private static (string View, string Row) Visit(DemoPatient patient, DemoEncounter visit) => visit.KindCode == DemoEncounter.Inpatient
        ? ("inpatient_stay", Row(
            ("stay_id", visit.VisitNo), ("patient_id", Key(patient)), ("inpatient_no", visit.VisitNo), ("times", "1"), ("admitted_at", At(visit.StartedAt)), ("dept_code", visit.DepartmentCode), ("ward_code", null),
            ("bed_no", "12"), ("doctor_code", null), ("discharged_at", visit.EndedAt is { } end ? At(end) : null), ("outcome", "2"), ("summary", "好转出院，门诊随访。"), ("advice", "按时服药，两周后复查。"),
            ("status", visit.EndedAt is null ? "1" : "2"), ("updated_at", At(visit.EndedAt ?? visit.StartedAt))))
        : ("outpatient_visit", Row(
            ("visit_id", visit.VisitNo), ("patient_id", Key(patient)), ("visit_type", visit.KindCode.ToString()), ("registered_at", At(visit.StartedAt)), ("seen_at", At(visit.StartedAt)), ("dept_code", visit.DepartmentCode),
            ("doctor_code", null), ("status", "1"), ("next_visit_date", null), ("summary", null), ("updated_at", At(visit.StartedAt))));

    private static string Key(DemoPatient patient) => string.Create(CultureInfo.InvariantCulture, $"{patient.Index + 1_000_000}");

    private static string At(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Row(params ReadOnlySpan<(string Column, string? Value)> columns)
    {
        var row = new StringBuilder("{");
        foreach (var (column, value) in columns)
        {
            row.Append(row.Length > 1 ? "," : "").Append('"').Append(column).Append("\":").Append(value is null ? "null" : JsonSerializer.Serialize(value));
        }

        return row.Append('}').ToString();
    }
}

internal sealed record HisCall(string View, byte[] Body, int Rows);
