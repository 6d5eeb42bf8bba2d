using System.Text;
using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Settings;
using HospitalCrm.Web.Settings.Imports;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Settings;

public sealed class ImportPageTests
{
    private static readonly Permission[] Rights = [SettingsPermissions.View, SettingsPermissions.Manage, SettingsPermissions.ViewGuides, SettingsPermissions.ManageGuides, SecurityPermissions.Use];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A file for every list that takes one, in its own words.</summary>
    private static readonly Dictionary<string, string> Files = new()
    {
        ["departments"] = "编号,名称,类别,短信署名,停用\n1001,心内科,临床,,否\n1010,精神科,病区,健康中心,否\n9001,旧科室,行政,,是\n",
        ["guides"] = "编号,名称,导诊信息\n1001,心内科,\"住院楼8层, 乘2号电梯\"\n",
        ["exams"] = "编号,名称,检查科室,注意事项\nECG,心电图,心内科,无需空腹\nUCG,心脏彩超,,请带既往报告\n",
        ["holidays"] = "日期,星期,类别,名称\n2027-01-01,星期五,放假,元旦\n2027-01-02,星期六,调休上班,元旦调休\n",
    };

    public static TheoryData<string> Lists => new(["departments", "guides", "exams", "holidays", .. CodeTables.All.Select(table => table.Code)]);

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task What_an_import_wrote_an_export_gives_back(string list)
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var words = page.Browser.Services.GetRequiredService<Wording>();
        var import = ImportDefinition.Of(list)!;
        if (list is "guides" or "exams")
        {
            await RunAsync(page, info, "departments", Read(words, "departments", Encoding.UTF8.GetBytes(Files["departments"]), isCsv: true));
        }

        var sheet = SheetFile.Read(Encoding.UTF8.GetBytes(FileOf(list)), isCsv: true);
        var written = await RunAsync(page, info, list, Read(words, list, Encoding.UTF8.GetBytes(FileOf(list)), isCsv: true));
        Assert.Equal(sheet.Rows.Count, written.Added);

        var exported = await ExportAsync(page, info, list, words);
        var back = SheetFile.Read(exported, isCsv: false);
        var again = await RunAsync(page, info, list, Read(words, list, exported, isCsv: false));

        // Every column of the file stands in the export with the same cells, whatever else the export adds.
        Assert.Equal(new(0, 0, sheet.Rows.Count), again);
        foreach (var (heading, at) in sheet.Headings.Select((heading, at) => (heading, at)))
        {
            var to = back.Headings.ToList().IndexOf(heading);
            Assert.Equal(sheet.Rows.Select(row => row.Cells[at]).Order(StringComparer.Ordinal), back.Rows.Select(row => row.Cells[to]).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_file_is_mapped_previewed_and_taken_over()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var import = page.Show<ImportPage>(info, parameters => parameters.Add(shown => shown.List, "holidays"));

        Upload(import, "日子,类别,名称\n2027-01-01,放假,元旦\n");
        import.WaitForElement("[data-testid='map-day']", Patience).Change("0");
        import.WaitForElement("[data-testid='import-confirm']:not([disabled])", Patience).Click();

        Assert.Equal("1", import.WaitFor("import-report").GetAttribute("data-added"));
        Assert.Equal("元旦", await page.Hospital.WithDbAsync(db => db.Holidays.Select(day => day.Name).SingleAsync()));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_cell_and_nothing_can_be_confirmed()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var import = page.Show<ImportPage>(info, parameters => parameters.Add(shown => shown.List, "holidays"));

        Upload(import, "日期,类别,名称\n2027-01-01,放假,元旦\n2027-02-30,放假,错\n");

        Assert.Contains("2027-02-30", import.WaitFor("import-cell-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("3", import.All("import-row")[0].GetAttribute("data-row"));
        Assert.True(import.At("import-confirm").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_file_with_a_formula_is_refused_in_words()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var import = page.Show<ImportPage>(info, parameters => parameters.Add(shown => shown.List, "holidays"));

        Upload(import, "日期,类别,名称\n=1+1,放假,元旦\n");

        Assert.Contains("公式", import.WaitFor("import-problem").TextContent, StringComparison.Ordinal);
    }

    private static void Upload(IRenderedComponent<ImportPage> import, string text) =>
        import.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(text), "file.csv"));

    private static string FileOf(string list)
    {
        if (Files.TryGetValue(list, out var file))
        {
            return file;
        }

        var table = CodeTables.Find(list)!;
        var value = table.Measure switch { CodeMeasure.Plain => "", CodeMeasure.Weight => list == "satisfaction-levels" ? ",分值" : ",权重", CodeMeasure.Age => ",起（岁）", _ => ",起（元/年）" };
        string[] values = table.Measure == CodeMeasure.Plain ? ["", "", ""] : table.IsScale ? [",0", ",18", ",65"] : [",10", ",50", ",90"];
        return $"编号,名称{value},启用,说明\nx1,第一{values[0]},是,\nx2,第二{values[1]},是,\"说明, 带逗号\"\nx3,第三{values[2]},是,\n";
    }

    private static IReadOnlyList<ImportLine> Read(Wording words, string list, byte[] file, bool isCsv)
    {
        var mapping = new ImportWords(words, ImportDefinition.Of(list)!);
        var sheet = SheetFile.Read(file, isCsv);
        return mapping.Lines(sheet, mapping.Guess(sheet.Headings));
    }

    private static async Task<ImportReport> RunAsync(PageTest page, Actor actor, string list, IReadOnlyList<ImportLine> lines)
    {
        var outcome = await page.Hospital.Run.RunAsync(actor, (RunImport use) => use.HandleAsync(list, lines));
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    private static async Task<byte[]> ExportAsync(PageTest page, Actor actor, string name, Wording words)
    {
        var list = ListCatalogue.Find(name)!;
        using var file = new MemoryStream();
        var sheet = new SheetWords(words.Title(list.RowType, name), column => words.Column(list.RowType, name, column), words.Value, mark => $"{mark.Name} {mark.StaffNo}");
        var outcome = await list.ExportAsync(page.Hospital.Run, actor, new ExportOrder(new(), ExportReach.All, "年度核对"), sheet, new(file, (_, _) => { }), default);
        Assert.Null(outcome.Problem);
        return file.ToArray();
    }
}
