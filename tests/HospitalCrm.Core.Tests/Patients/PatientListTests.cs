using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class PatientListTests
{
    [Theory]
    [InlineData("欧", "欧阳娜娜")]
    [InlineData("阳娜", "欧阳娜娜")]
    [InlineData("娜娜", "欧阳娜娜")]
    [InlineData("芳", "王芳", "王芳芳")]
    [InlineData(" 王芳 ", "王芳", "王芳芳")]
    [InlineData("芳王")]
    [InlineData("%")]
    [InlineData("_")]
    public Task Any_part_of_a_name_finds_it(string typed, params string[] names) => FindsAsync("name", typed, names);

    [Theory]
    [InlineData("13800138000", "欧阳娜娜")]
    [InlineData("+86 138 0013 8000", "欧阳娜娜")]
    [InlineData("8000", "欧阳娜娜")]
    [InlineData("9000", "王芳")]
    [InlineData("138001")]
    [InlineData("138****8000")]
    [InlineData("abc")]
    [InlineData("8001")]
    public Task A_whole_number_or_its_last_four_digits_find_it_and_nothing_less_does(string typed, params string[] names) => FindsAsync("phone", typed, names);

    [Theory]
    [InlineData("11010519491231002X", "欧阳娜娜")]
    [InlineData("110105194912310 02x", "欧阳娜娜")]
    [InlineData("002X", "欧阳娜娜")]
    [InlineData("002x", "欧阳娜娜")]
    [InlineData("E12345678", "王芳芳")]
    [InlineData("1101051949")]
    public Task A_whole_id_number_or_its_last_four_characters_find_it(string typed, params string[] names) => FindsAsync("idNumber", typed, names);

    [Fact]
    public async Task Numbers_reach_the_browser_covered()
    {
        await using var hospital = await HaveThreeAsync();
        var row = Assert.Single((await ReadAsync(hospital, "name", "欧阳")).Value!.Rows);

        var shown = await hospital.WithToolsAsync(tools => PatientList.Definition.Columns.ToDictionary(column => column.Name, column => column.Read(row, tools)?.ToString()));

        Assert.Equal("138****8000", shown["Phone"]);
        Assert.Equal("1101**********002X", shown["IdNumber"]);
        Assert.DoesNotContain(shown.Values, value => value is not null && (value.Contains(Forms.Phone, StringComparison.Ordinal) || value.Contains(Forms.IdNumber, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_newest_archive_comes_first_and_a_filter_is_on_record_by_its_name_only()
    {
        await using var hospital = await HaveThreeAsync();

        var rows = await ReadAsync(hospital, "phone", "9000");
        var all = await hospital.Run.ReadAsync(Actor.Product("test"), PatientList.Definition, new ListQuery());

        Assert.Single(rows.Value!.Rows);
        Assert.Equal(["王芳芳", "王芳", "欧阳娜娜"], all.Value!.Rows.Select(row => row.Name));
        var purposes = await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Listed).Select(entry => entry.Purpose).ToListAsync());
        Assert.Equal(["phone", ""], purposes);
    }

    private static async Task FindsAsync(string filter, string typed, string[] names)
    {
        await using var hospital = await HaveThreeAsync();

        var found = await ReadAsync(hospital, filter, typed);
        var counted = await hospital.Run.CountAsync(Actor.Product("test"), PatientList.Definition, Query(filter, typed));

        Assert.Null(found.Problem);
        Assert.Equal(names.Order(), found.Value!.Rows.Select(row => row.Name).Order());
        Assert.Equal(names.Length, counted.Value);
    }

    private static async Task<TestHospital> HaveThreeAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(new() { Name = "欧阳娜娜", IdNumber = Forms.IdNumber, Numbers = [new() { Number = Forms.Phone }] });
        await hospital.HaveAsync(new() { Name = "王芳", Contacts = [new() { Name = "李强", Relation = "1", Phone = new() { Number = "13900139000" } }] });
        await hospital.HaveAsync(new() { Name = "王芳芳", IdType = "03", IdNumber = "E12345678", Numbers = [new() { Number = "8001" }] });
        return hospital;
    }

    private static Task<Outcome<ListRows<PatientRow>>> ReadAsync(TestHospital hospital, string filter, string typed) =>
        hospital.Run.ReadAsync(Actor.Product("test"), PatientList.Definition, Query(filter, typed));

    private static ListQuery Query(string filter, string typed) => new() { Filters = new Dictionary<string, string> { [filter] = typed } };
}
