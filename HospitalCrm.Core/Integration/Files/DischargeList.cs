using System.Globalization;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>
/// 出院名单: what every hospital can export on the first day, one row a discharge, with headings as people write them. A row becomes a
/// patient, a stay and a diagnosis of the contract, so that nothing behind the door knows the difference.
/// </summary>
public sealed class DischargeList(IReadOnlyDictionary<string, string> departments)
{
    public const string View = "discharge_list";

    private static readonly Dictionary<string, string[]> Headings = new(StringComparer.Ordinal)
    {
        ["patient_id"] = ["患者编号", "患者ID", "病人ID", "病人编号"],
        ["mrn"] = ["病案号", "病历号"],
        ["name"] = ["姓名", "患者姓名", "病人姓名"],
        ["sex_code"] = ["性别"],
        ["birth_date"] = ["出生日期", "生日", "出生年月日"],
        ["age"] = ["年龄"],
        ["id_no"] = ["身份证号", "身份证号码", "证件号码"],
        ["phone"] = ["电话", "联系电话", "手机", "手机号", "手机号码", "本人电话"],
        ["contact_name"] = ["联系人", "联系人姓名"],
        ["contact_phone"] = ["联系人电话", "联系人手机"],
        ["address"] = ["住址", "地址", "家庭住址", "现住址"],
        ["inpatient_no"] = ["住院号"],
        ["times"] = ["住院次数", "次数"],
        ["admitted_at"] = ["入院日期", "入院时间"],
        ["discharged_at"] = ["出院日期", "出院时间"],
        ["dept_code"] = ["科室", "出院科室", "科室编码", "科室代码", "科室名称"],
        ["ward_code"] = ["病区"],
        ["bed_no"] = ["床号"],
        ["doctor_code"] = ["主管医生", "管床医生", "主治医生", "医生工号"],
        ["outcome"] = ["治疗结果", "转归", "出院情况"],
        ["advice"] = ["出院医嘱", "医嘱"],
        ["diagnosis_code"] = ["诊断编码", "ICD编码", "ICD-10", "主要诊断编码"],
        ["diagnosis_name"] = ["出院诊断", "主要诊断", "诊断", "诊断名称", "主要诊断名称"],
    };

    private static readonly string[] Dates = ["birth_date", "admitted_at", "discharged_at"];

    private static readonly string[] Needed = ["name", "inpatient_no", "discharged_at", "dept_code"];

    private static readonly Dictionary<string, string> Outcomes = new(StringComparer.Ordinal) { ["治愈"] = "1", ["好转"] = "2", ["未愈"] = "3", ["死亡"] = "4", ["其他"] = "5" };

    private static readonly HisView Patients = HisContract.Get("patient");
    private static readonly HisView Stays = HisContract.Get("inpatient_stay");
    private static readonly HisView Diagnoses = HisContract.Get("diagnosis");

    /// <summary>What must be there, and cannot be made of something else.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> headings)
    {
        var there = headings.Select(ColumnOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var missing = Needed.Where(column => !there.Contains(column)).Select(column => Headings[column][0]).ToList();
        if (!there.Contains("patient_id") && !there.Contains("mrn"))
        {
            missing.Add(Headings["mrn"][0]);
        }

        return missing;
    }

    /// <param name="watermark">When the list was brought: it has none of its own.</param>
    public IEnumerable<(HisView View, IReadOnlyDictionary<string, string?> Cells)> Split(IEnumerable<KeyValuePair<string, string?>> row, string watermark, DateOnly today)
    {
        var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (heading, value) in row)
        {
            if (ColumnOf(heading) is { } column)
            {
                cells.TryAdd(column, value?.Trim());
            }
        }

        foreach (var column in Dates.Where(cells.ContainsKey))
        {
            cells[column] = Date(Filled(cells, column));
        }

        cells["updated_at"] = watermark;
        cells["patient_id"] = Filled(cells, "patient_id") ?? Filled(cells, "mrn");
        cells["stay_id"] = StayOf(cells);
        cells["visit_id"] = cells["stay_id"];
        cells["sex_code"] = Filled(cells, "sex_code") switch { "男" or "男性" => "1", "女" or "女性" => "2", { } other => other, null => "0" };
        cells["birth_year"] = Filled(cells, "birth_date") is null && int.TryParse(Filled(cells, "age")?.TrimEnd('岁'), NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age < 130 ? (today.Year - age).ToString(CultureInfo.InvariantCulture) : null;
        cells["outcome"] = Filled(cells, "outcome") is { } outcome ? Outcomes.GetValueOrDefault(outcome, outcome) : null;
        cells["dept_code"] = Filled(cells, "dept_code") is { } department ? departments.GetValueOrDefault(department, department) : null;
        cells["status"] = Filled(cells, "discharged_at") is null ? "1" : "2";
        yield return (Patients, Of(Patients, cells));
        yield return (Stays, Of(Stays, cells));
        if (Filled(cells, "diagnosis_name") is { } diagnosis)
        {
            (cells["visit_type"], cells["seq"], cells["kind"], cells["name"], cells["code"]) = ("3", "1", "1", diagnosis, Filled(cells, "diagnosis_code"));
            yield return (Diagnoses, Of(Diagnoses, cells));
        }
    }

    /// <summary>A number may be given again at the next admission.</summary>
    private static string? StayOf(Dictionary<string, string?> cells) =>
        Filled(cells, "inpatient_no") is not { } number ? null
            : $"{number}-{Filled(cells, "times") ?? Day(Filled(cells, "admitted_at") ?? Filled(cells, "discharged_at"))}";

    /// <summary>As people write days (2026年3月1日), and as a spreadsheet gives one it was not told to show as a day (46082).</summary>
    private static string? Date(string? typed) =>
        typed is { Length: 5 } && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? DateTime.FromOADate(serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : typed?.Replace('年', '-').Replace('月', '-').Replace("日", typed.Contains("日 ", StringComparison.Ordinal) || typed.EndsWith('日') ? "" : " ", StringComparison.Ordinal);

    private static string Day(string? time) => new([.. (time ?? "").TakeWhile(letter => letter is not (' ' or 'T')).Where(char.IsAsciiDigit)]);

    /// <summary>The columns of one view; what must exist and is not in the list stands empty.</summary>
    private static Dictionary<string, string?> Of(HisView view, Dictionary<string, string?> cells) =>
        view.Columns.Where(column => column.MustExist || cells.ContainsKey(column.Name)).ToDictionary(column => column.Name, column => cells.GetValueOrDefault(column.Name), StringComparer.Ordinal);

    private static string? ColumnOf(string heading)
    {
        var plain = new string([.. heading.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('*' or '＊'))]);
        return Headings.FirstOrDefault(column => column.Key.Equals(plain, StringComparison.OrdinalIgnoreCase) || column.Value.Contains(plain, StringComparer.OrdinalIgnoreCase)).Key;
    }

    private static string? Filled(Dictionary<string, string?> cells, string column) => cells.GetValueOrDefault(column) is { Length: > 0 } filled ? filled : null;
}
