using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Guides;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class DepartmentTests
{
    private static readonly Actor Info = Actor.Product("test");

    [Fact]
    public async Task A_psychiatric_ward_does_not_name_itself_in_messages()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Code = "1010", Name = "精神科", MessageName = "健康中心" });
        await SaveAsync(hospital, new() { Code = "1001", Name = "心内科" });
        await using var scope = hospital.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<DepartmentBook>();

        Assert.Equal("健康中心", await book.MessageNameAsync("1010", default));
        Assert.Equal("测试医院", await book.MessageNameAsync("1001", default));
        Assert.Equal("测试医院", await book.MessageNameAsync(null, default));
    }

    [Theory]
    [InlineData("", "心内科", null, "Settings.DepartmentCodeShape")]
    [InlineData("1001", " ", null, "Settings.NameRequired")]
    [InlineData("1001", "心内科", "【心】", "Settings.MessageNameBrackets")]
    public async Task What_does_not_hold_is_refused_at_its_field(string code, string name, string? messageName, string refusal)
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await SaveAsync(hospital, new() { Code = code, Name = name, MessageName = messageName });

        Assert.Equal([refusal], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task A_code_stands_once_and_a_save_on_old_ground_is_stale()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Code = "1001", Name = "心内科" });
        var first = await FormAsync(hospital, "1001");
        var second = await FormAsync(hospital, "1001");

        var taken = await SaveAsync(hospital, new() { Code = "1001", Name = "心脏科" });
        await SaveAsync(hospital, first with { Name = "心血管内科" });
        var stale = await SaveAsync(hospital, second with { Name = "心脏科" });

        Assert.Equal("Settings.CodeTaken", taken.Problem?.Code);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
    }

    [Fact]
    public async Task What_staff_visits_or_examinations_refer_to_is_not_deleted()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Code = "1001", Name = "心内科" });
        await SaveAsync(hospital, new() { Code = "1002", Name = "呼吸内科" });
        await SaveAsync(hospital, new() { Code = "1003", Name = "消化内科" });
        await SaveAsync(hospital, new() { Code = "1004", Name = "内分泌科" });
        var staff = new StaffMember("doctor01", "高志远");
        staff.Describe("高志远", "1001", null, null);
        await hospital.AddAsync(staff);
        await hospital.Run.RunAsync(Info, (SaveExamItem use) => use.HandleAsync(new() { Code = "ECG", Name = "心电图", Department = "1002", Notes = "无需空腹" }));
        var patient = await hospital.HaveAsync(Forms.WangFang());
        await hospital.WithDbAsync(async db =>
        {
            db.Add(new Encounter(await db.Patients.SingleAsync(known => known.Id == patient), EncounterKind.Outpatient, "1003", new(2026, 3, 1)));
            return await db.SaveChangesAsync();
        });

        string?[] refusals = [await RemoveAsync(hospital, "1001"), await RemoveAsync(hospital, "1002"), await RemoveAsync(hospital, "1003"), await RemoveAsync(hospital, "1004", "1001")];
        var removed = await RemoveAsync(hospital, "1004");

        Assert.All(refusals, refusal => Assert.Equal("Settings.DepartmentInUse", refusal));
        Assert.Null(removed);
        Assert.Equal(3, await hospital.WithDbAsync(db => db.Departments.CountAsync()));
    }

    [Fact]
    public async Task A_ward_somebody_lay_in_or_works_on_is_not_deleted_and_an_empty_one_is()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Code = "W1", Name = "一病区", Kind = DepartmentKind.Ward });
        await SaveAsync(hospital, new() { Code = "W2", Name = "二病区", Kind = DepartmentKind.Ward });
        await SaveAsync(hospital, new() { Code = "W3", Name = "三病区", Kind = DepartmentKind.Ward });
        var patient = await hospital.HaveAsync(Forms.WangFang());
        var stay = new Encounter(patient, EncounterKind.Inpatient, "1001", new(2026, 3, 1));
        stay.Attend("W1", null);
        var nurse = new StaffMember("nurse01", "林小燕");
        nurse.WorkOn("W2");
        await hospital.AddAsync(stay, nurse);

        string?[] refusals = [await RemoveAsync(hospital, "W1"), await RemoveAsync(hospital, "W2"), await RemoveAsync(hospital, "W3", "W1")];
        var removed = await RemoveAsync(hospital, "W3");

        Assert.All(refusals, refusal => Assert.Equal("Settings.DepartmentInUse", refusal));
        Assert.Null(removed);
    }

    [Fact]
    public async Task A_hidden_department_is_not_offered_but_to_whom_it_belongs()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Code = "1001", Name = "心内科", IsHidden = true });
        await SaveAsync(hospital, new() { Code = "1002", Name = "呼吸内科" });

        var offered = await hospital.Run.RunAsync(Info, (ReadDepartmentChoices use) => use.HandleAsync(null));
        var kept = await hospital.Run.RunAsync(Info, (ReadDepartmentChoices use) => use.HandleAsync("1001"));

        Assert.Equal(["1002"], offered.Value!.Select(choice => choice.Code));
        Assert.Equal(["1001", "1002"], kept.Value!.Select(choice => choice.Code));
    }

    [Fact]
    public async Task A_guide_is_written_read_by_agents_and_taken_away_while_the_department_stays()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", SettingsPermissions.ViewGuides);
        await SaveAsync(hospital, new() { Code = "1001", Name = "心内科" });

        var unknown = await GuideAsync(hospital, new() { Code = "9999", Guide = "不知道" });
        var empty = await GuideAsync(hospital, new() { Code = "1001", Guide = " " });
        await GuideAsync(hospital, new() { Code = "1001", Guide = "住院楼8层" });
        var read = await hospital.Run.ReadAsync(agent, GuideLists.Departments, new ListQuery { Filters = new Dictionary<string, string> { ["name"] = "8层" } });
        var forbidden = await hospital.Run.RunAsync(agent, (SaveDepartmentGuide use) => use.HandleAsync(new() { Code = "1001", Guide = "别处" }));
        await hospital.Run.RunAsync(Info, (RemoveDepartmentGuides use) => use.HandleAsync(["1001"]));

        Assert.Equal("Settings.UnknownDepartment", unknown.Problem?.Code);
        Assert.Equal(["Settings.GuideRequired"], empty.Problem!.Fields.Select(field => field.Code));
        Assert.Equal("住院楼8层", Assert.Single(read.Value!.Rows).Guide);
        Assert.Equal(ProblemKind.Forbidden, forbidden.Problem?.Kind);
        Assert.Null(await hospital.WithDbAsync(db => db.Departments.Select(department => department.Guide).SingleAsync()));
    }

    private static Task<Outcome<bool>> SaveAsync(TestHospital hospital, DepartmentForm form) => hospital.Run.RunAsync(Info, (SaveDepartment use) => use.HandleAsync(form));

    private static Task<Outcome<bool>> GuideAsync(TestHospital hospital, DepartmentGuideForm form) => hospital.Run.RunAsync(Info, (SaveDepartmentGuide use) => use.HandleAsync(form));

    private static async Task<DepartmentForm> FormAsync(TestHospital hospital, string code)
    {
        var id = await hospital.WithDbAsync(db => db.Departments.Where(department => department.Code == code).Select(department => department.Id).SingleAsync());
        return (await hospital.Run.RunAsync(Info, (ReadDepartment use) => use.HandleAsync(id))).Value!;
    }

    private static async Task<string?> RemoveAsync(TestHospital hospital, params string[] codes)
    {
        var ids = await hospital.WithDbAsync(db => db.Departments.Where(department => codes.Contains(department.Code)).Select(department => department.Id).ToListAsync());
        return (await hospital.Run.RunAsync(Info, (RemoveDepartments use) => use.HandleAsync(ids))).Problem?.Code;
    }
}
