using System.Text;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Tests.Integration;

public sealed class HisFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("his-file-").FullName;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public void A_text_is_read_in_either_writing_with_characters_whose_bytes_look_like_delimiters(string encoding)
    {
        var path = Write("patient.csv", "patient_id,name\r\n1,和珅\r\n2,\"東誠，玕\"\r\n", Encoding(encoding));

        using var file = HisFile.Open(path);
        var rows = file.Rows().Select(row => row.Cells[1]).ToList();

        Assert.Equal(["和珅", "東誠，玕"], rows);
    }

    [Fact]
    public void Quotes_line_breaks_tabs_and_empty_lines_are_read_as_they_are_meant()
    {
        var path = Write("patient.csv", "\uFEFFpatient_id\tname\taddress\n1\t\"a \"\"b\"\"\"\t\"两\n行\"\n\n2\tNULL\t\n", new UTF8Encoding(false));

        using var file = HisFile.Open(path);
        var rows = file.Rows().ToList();

        Assert.Equal(["patient_id", "name", "address"], file.Headings);
        Assert.Equal(["1", "a \"b\"", "两\n行"], rows[0].Cells);
        Assert.Equal([(2, 2), (5, 2)], rows.Select(row => (row.Number, file.Named(row).Count(cell => cell.Key is "patient_id" or "name"))));
        Assert.Equal([("patient_id", "2"), ("name", null), ("address", null)], file.Named(rows[1]).Select(cell => (cell.Key, cell.Value)));
    }

    [Theory]
    [InlineData("patient_id,name\n1,\"cut off", "Integration.FileCutOff")]
    [InlineData("", "Settings.FileEmpty")]
    [InlineData("PK\u0003\u0004not a text", "Settings.FileUnreadable")]
    public void What_is_no_whole_table_is_refused(string content, string code)
    {
        var path = Write("patient.csv", content, new UTF8Encoding(false));

        var refusal = Assert.Throws<RuleViolation>(() =>
        {
            using var file = HisFile.Open(path);
            _ = file.Rows().Count();
        });

        Assert.Equal(code, refusal.Code);
    }

    [Theory]
    [InlineData("patient.csv", "patient")]
    [InlineData("crm_v_dept.xlsx", "dept")]
    [InlineData("charge_20261122.csv", "charge")]
    [InlineData("lab_report-2026-11-22 (2).csv", "lab_report")]
    [InlineData("出院名单202611.xlsx", "discharge_list")]
    [InlineData("holiday.csv", null)]
    public void A_files_name_says_what_it_holds(string name, string? view) => Assert.Equal(view, FileViews.Of(name));

    [Fact]
    public void A_row_of_a_discharge_list_becomes_a_patient_a_stay_and_a_diagnosis()
    {
        var list = new DischargeList(new Dictionary<string, string> { ["心内科"] = "1001" });
        KeyValuePair<string, string?>[] row =
        [
            new("病案号", "B001"), new(" 姓名* ", "王芳"), new("性别", "女"), new("年龄", "61岁"), new("住院号", "Z77"), new("入院日期", "2026-02-20"), new("出院日期", "2026-03-01 10:00:00"),
            new("科室", "心内科"), new("治疗结果", "好转"), new("出院诊断", "高血压"), new("备注", "不认识的列"),
        ];

        var parts = list.Split(row, "2026-03-02T09:00:00Z", new(2026, 3, 2)).ToDictionary(part => part.View.Name, part => part.Cells);

        Assert.Equal(("B001", "王芳", "2", "1965"), (parts["patient"]["patient_id"], parts["patient"]["name"], parts["patient"]["sex_code"], parts["patient"]["birth_year"]));
        Assert.Equal(("Z77-20260220", "1001", "2", "2"), (parts["inpatient_stay"]["stay_id"], parts["inpatient_stay"]["dept_code"], parts["inpatient_stay"]["outcome"], parts["inpatient_stay"]["status"]));
        Assert.Equal(("3", "Z77-20260220", "高血压"), (parts["diagnosis"]["visit_type"], parts["diagnosis"]["visit_id"], parts["diagnosis"]["name"]));
        Assert.Equal(["出院日期", "科室", "病案号"], DischargeList.Missing(["姓名", "住院号"]));
    }

    [Theory]
    [InlineData("2026年3月1日", "2026-03-01T00:00:00")]
    [InlineData("2026年3月1日 10:30", "2026-03-01T10:30:00")]
    [InlineData("2026年03月01日10:30", "2026-03-01T10:30:00")]
    [InlineData("2026/3/1", "2026-03-01T00:00:00")]
    [InlineData("46082", "2026-03-01T00:00:00")]
    public void A_day_of_discharge_is_read_as_people_and_spreadsheets_write_it(string typed, string read)
    {
        var list = new DischargeList(new Dictionary<string, string>());

        var (view, cells) = list.Split([new("病案号", "B1"), new("姓名", "王芳"), new("住院号", "Z1"), new("科室", "1001"), new("出院日期", typed)], "2026-03-02T09:00:00Z", new(2026, 3, 2)).Single(part => part.View.Name == "inpatient_stay");

        Assert.Equal((read, "2"), (HisReader.Read(view, cells).Record?.Text("discharged_at"), cells["status"]));
    }

    [Theory]
    [InlineData("2026年2月30日")]
    [InlineData("昨天")]
    [InlineData("年月日")]
    public void What_is_no_day_goes_to_quarantine_as_it_was_typed(string typed)
    {
        var list = new DischargeList(new Dictionary<string, string>());

        var (view, cells) = list.Split([new("病案号", "B1"), new("姓名", "王芳"), new("住院号", "Z1"), new("科室", "1001"), new("出院日期", typed)], "2026-03-02T09:00:00Z", new(2026, 3, 2)).Single(part => part.View.Name == "inpatient_stay");

        Assert.Equal(HisFaults.ImpossibleDate, HisReader.Read(view, cells).Fault?.Reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Encoding Encoding(string name)
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return System.Text.Encoding.GetEncoding(name);
    }

    private string Write(string name, string content, Encoding encoding)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content, encoding);
        return path;
    }
}
