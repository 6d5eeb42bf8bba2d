using System.Text;
using Bunit;
using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Core.Settings.Standards;
using HospitalCrm.Web.Analytics;
using HospitalCrm.Web.Integration;
using HospitalCrm.Web.Settings.Imports;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Integration;

public sealed class FeedPagesTests
{
    private static readonly Permission[] Rights = [FeedPermissions.View, FeedPermissions.Manage, FeedPermissions.ViewQuarantine, FeedPermissions.Repair, SecurityPermissions.Use];

    [Fact]
    public async Task The_home_shows_the_figures_in_the_documents_words_and_every_feed_with_its_counts()
    {
        await using var page = await OpenAsync();
        var manager = await page.Hospital.StaffAsync("manager01", "院长", FeedPermissions.View, SecurityPermissions.Use);
        await PushAsync(page, "dept", """{"dept_code":"1001","name":"心内科","enabled":"1","updated_at":"2026-03-01"},{"dept_code":"","name":"无","enabled":"1","updated_at":"2026-03-01"}""");

        var home = page.Show<FeedsPage>(manager);

        home.WaitFor("feed-line");
        Assert.All(["累计资源数", "今日新增资源", "累计客户数", "今日新增客户", "今日访问档案(次)", "资源总量及访问趋势", "采集概况", "档案访问"], label => Assert.Contains(label, home.Markup, StringComparison.Ordinal));
        Assert.Equal("1", home.At("feed-accepted").TextContent);
        Assert.Equal("1", home.At("feeds-open").GetAttribute("data-value"));
    }

    [Fact]
    public async Task A_bad_row_is_put_right_on_its_page()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        await PushAsync(page, "patient", """{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"1961-02-30","updated_at":"2026-03-01T08:00:00"}""");
        var id = await page.Hospital.WithDbAsync(db => db.QuarantinedRows.Select(row => row.Id).SingleAsync());
        var form = page.Show<QuarantinedRowPage>(info, parameters => parameters.Add(shown => shown.Key, id.ToString()));
        form.WaitFor("repair-birth_date").Input("1961-02-31");
        form.At("repair").Click();
        form.WaitForAssertion(() => Assert.Contains("日期不可能", form.At("quarantine-problem").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        form.At("repair-birth_date").Input("1961-02-28");
        form.At("repair").Click();

        form.WaitForAssertion(() => Assert.EndsWith("/feeds/quarantine?state=Open", page.Nav.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("王芳", form.Markup, StringComparison.Ordinal);
        Assert.Equal("P1", await page.Hospital.WithDbAsync(db => db.HisRows.Select(row => row.RowKey).SingleAsync()));
    }

    [Fact]
    public async Task Who_may_only_look_finds_no_box_to_type_in()
    {
        await using var page = await OpenAsync();
        var viewer = await page.Hospital.StaffAsync("viewer", "看客", FeedPermissions.ViewQuarantine, SecurityPermissions.Use);
        await PushAsync(page, "patient", """{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"1961-02-30","updated_at":"2026-03-01T08:00:00"}""");
        var id = await page.Hospital.WithDbAsync(db => db.QuarantinedRows.Select(row => row.Id).SingleAsync());

        var shown = page.Show<QuarantinedRowPage>(viewer, parameters => parameters.Add(detail => detail.Key, id.ToString()));

        shown.WaitFor("quarantine-row");
        Assert.Empty(shown.All("repair"));
        Assert.Empty(shown.All("repair-birth_date"));
    }

    [Fact]
    public async Task A_discharge_list_is_uploaded_and_the_page_says_what_became_of_it()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        var files = page.Show<FilesPage>(info);
        files.WaitFor("files-folder");

        files.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("病案号,姓名,性别,住院号,出院日期,科室\nB1,王芳,女,Z1,2026-03-01,1001\n", "出院名单.csv"));

        var report = files.WaitFor("file-report");
        Assert.Equal(("done", "2", "0"), (report.GetAttribute("data-state"), report.GetAttribute("data-accepted"), report.GetAttribute("data-quarantined")));
    }

    [Fact]
    public async Task A_file_with_other_columns_is_refused_in_words()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        var files = page.Show<FilesPage>(info);
        files.WaitFor("files-folder");

        files.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a,b\n1,2\n", "patient.csv"));

        var report = files.WaitFor("file-report");
        Assert.Equal("refused", report.GetAttribute("data-state"));
        Assert.Contains("缺少列：patient_id", report.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_mapped_by_its_form()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        await page.Hospital.WithDbAsync(async db =>
        {
            await new StandardsSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        var code = new SourceCode("his", "GB/T 3304", "A7", page.Hospital.Clock.GetUtcNow());
        await page.Hospital.AddAsync(code);
        var form = page.Show<CodePage>(info, parameters => parameters.Add(shown => shown.Key, code.Id.ToString()));
        form.WaitFor("field-standard").Change("03");

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.EndsWith("/feeds/codes", page.Nav.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(("03", "info01"), await page.Hospital.WithDbAsync(async db => await db.SourceCodes.Select(known => ValueTuple.Create(known.Standard, known.MappedBy)).SingleAsync()));
    }

    [Fact]
    public async Task A_table_of_codes_is_previewed_put_right_and_taken_over_and_an_export_gives_it_back()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        await page.Hospital.WithDbAsync(async db =>
        {
            await new StandardsSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        var import = page.Show<CodesImportPage>(info);
        Upload(import, "来源系统,值域,HIS代码,标准代码\nhis,民族代码,A7,回族\nhis,民族代码,A8,火星族\n");
        import.WaitFor("map-code").Change("2");
        Assert.Contains("火星族", import.WaitFor("import-cell-problem").TextContent, StringComparison.Ordinal);
        Assert.True(import.At("import-confirm").HasAttribute("disabled"));

        Upload(import, "来源系统,值域,来源代码,标准代码\nhis,民族代码 GB/T 3304,A7,03 回族\nhis,民族代码 GB/T 3304,A8,\n");
        import.WaitForElement("[data-testid='import-confirm']:not([disabled])", TimeSpan.FromSeconds(20)).Click();

        var report = import.WaitFor("import-report");
        Assert.Equal("2", report.GetAttribute("data-added"));
        Assert.Contains("重新处理", report.TextContent, StringComparison.Ordinal);
        var words = page.Browser.Services.GetRequiredService<Wording>();
        var rows = (await page.Hospital.Run.ReadAsync(info, SourceCodeList.Definition, new())).Value!.Rows;
        var cells = SourceCodeList.Definition.Columns.Where(column => column.Name is "Source" or "Domain" or "Code" or "Meaning").ToList();
        var sheet = new Sheet(
            [.. cells.Select(column => words.Column(typeof(SourceCodeRow), "codes", column.Name))],
            [.. rows.Select((row, at) => new SheetRow(at + 2, [.. cells.Select(column => words.Value(column.Value(row)))]))]);
        var mapping = new ImportWords(words, SourceCodeImport.Definition);
        var again = await page.Hospital.Run.RunAsync(info, (RunCodeImport use) => use.HandleAsync(mapping.Lines(sheet, mapping.Guess(sheet.Headings))));
        Assert.Equal(new(0, 0, 2), again.Value);
    }

    [Fact]
    public async Task A_file_of_codes_without_a_column_it_needs_and_one_that_is_none_are_refused_in_words()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        var import = page.Show<CodesImportPage>(info);

        Upload(import, "值域,来源代码,标准代码\n民族代码,A7,回族\n");
        var missing = import.WaitFor("import-problem").TextContent;
        Upload(import, "来源系统,值域,来源代码,标准代码\n=1+1,民族代码,A7,回族\n");
        import.WaitForAssertion(() => Assert.Contains("公式", import.At("import-problem").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        Assert.Contains("来源系统", missing, StringComparison.Ordinal);
    }

    private static void Upload(IRenderedComponent<CodesImportPage> import, string text) =>
        import.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(text), "codes.csv"));

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        page.Browser.Services.AddSingleton(page.Hospital.Services.GetRequiredService<FileNews>());
        return page;
    }

    private static Task<HisAnswer> PushAsync(PageTest page, string view, string rows)
    {
        var read = new List<HisReading>();
        HisJson.Read(HisContract.Get(view), Encoding.UTF8.GetBytes($"[{rows}]"), 0, int.MaxValue, read);
        return page.Hospital.Services.GetRequiredService<HisInbox>().TakeAsync(new("his", HisContract.Get(view), FeedDoor.Push, read), default);
    }
}
