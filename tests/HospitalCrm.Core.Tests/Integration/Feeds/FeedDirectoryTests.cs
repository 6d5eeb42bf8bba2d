using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Guides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>Departments, staff and examinations as the source keeps them.</summary>
public sealed class FeedDirectoryTests
{
    [Fact]
    public async Task A_department_is_added_renamed_and_hidden_and_its_guide_here_wins()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("dept", new { dept_code = "001", name = "内科", kind = "1", location = "门诊楼2层", enabled = "1" });
        var added = await feed.ReadAsync(db => db.Departments.AsNoTracking().SingleAsync());

        await feed.TellAsync("dept", new { dept_code = "001", name = "普内科", kind = "1", location = "新楼3层", enabled = "0", updated_at = FeedHospital.At(1) });

        var hidden = await feed.ReadAsync(db => db.Departments.AsNoTracking().SingleAsync());
        Assert.Equal(("内科", DepartmentKind.Clinical, "门诊楼2层", false), (added.Name, added.Kind!.Value, added.Guide, added.IsHidden));
        Assert.Equal(("普内科", "门诊楼2层", true), (hidden.Name, hidden.Guide, hidden.IsHidden));
    }

    [Fact]
    public async Task A_doctor_gets_an_account_without_password_or_rights()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("staff", Staff("G01"));

        var staff = await feed.ReadAsync(db => db.Staff.AsNoTracking().SingleAsync());
        Assert.Equal(("G01", "李主任", "001"), (staff.StaffNo, staff.Name, staff.DepartmentCode));
        Assert.Null((await feed.ReadAsync(db => db.Users.AsNoTracking().SingleAsync())).PasswordHash);
        Assert.Equal(0, await feed.ReadAsync(db => db.StaffRoles.CountAsync()));
    }

    [Fact]
    public async Task Who_left_is_locked_out_with_his_sessions_and_nothing_of_him_is_deleted()
    {
        await using var feed = await FeedHospital.OpenAsync();
        var doctor = await feed.Hospital.StaffAsync("g01", "李主任", SecurityPermissions.Use);

        await feed.TellAsync("staff", Staff("999", login: "g01", enabled: "0"));

        var staff = await feed.ReadAsync(db => db.Staff.AsNoTracking().SingleAsync());
        Assert.Equal(TestHospital.Monday, staff.LeftAt);
        Assert.True((await feed.ReadAsync(db => db.Users.AsNoTracking().SingleAsync())).LockoutEnd > TestHospital.Monday.AddYears(100));
        Assert.False(await feed.Hospital.Services.GetRequiredService<Sessions>().IsAliveAsync(doctor.SessionId));
    }

    [Fact]
    public async Task The_last_administrator_is_not_locked_out_and_the_others_are()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.Hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);
        await feed.Hospital.StaffAsync("g01", "李主任", SecurityPermissions.Use);

        await feed.TellAsync("staff", Staff("admin", enabled: "0"), Staff("g01", enabled: "0"));

        Assert.Equal([("admin", true), ("g01", false)], await feed.ReadAsync(db => db.Staff.OrderBy(staff => staff.StaffNo).Select(staff => new ValueTuple<string, bool>(staff.StaffNo, staff.LeftAt == null)).ToListAsync()));
        Assert.Equal((HisRowState.Failed, "Security.LastAdministrator"), ((await feed.RowAsync("staff", "admin")).State, (await feed.RowAsync("staff", "admin")).Failure));
        Assert.Equal(HisRowState.Applied, (await feed.RowAsync("staff", "g01")).State);
    }

    [Fact]
    public async Task Who_is_unknown_and_left_is_not_made()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("staff", Staff("G02", enabled: "0"));

        Assert.Equal(0, await feed.ReadAsync(db => db.Staff.CountAsync()));
        Assert.Equal(HisRowState.Applied, (await feed.RowAsync("staff", "G02")).State);
    }

    [Fact]
    public async Task A_code_nobody_could_sign_in_with_makes_no_account()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("staff", Staff("工号 1"));

        Assert.Equal((HisRowState.Failed, 0), ((await feed.RowAsync("staff", "工号 1")).State, await feed.ReadAsync(db => db.Users.CountAsync())));
    }

    [Fact]
    public async Task A_visits_doctor_is_called_what_he_signs_in_with()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("staff", Staff("999", login: "doctor01"));
        await feed.TellAsync("patient", FeedHospital.Person("P1"));

        await feed.TellAsync("outpatient_visit", new { visit_id = "V1", patient_id = "P1", visit_type = "1", registered_at = "2026-03-02T08:30:00", dept_code = "001", doctor_code = "999", status = "1" });

        Assert.Equal("doctor01", await feed.ReadAsync(db => db.Encounters.Select(visit => visit.DoctorNo).SingleAsync()));
    }

    [Fact]
    public async Task The_notes_of_an_examination_that_were_written_here_win()
    {
        await using var feed = await FeedHospital.OpenAsync();
        var ours = new ExamItem("ECG");
        ours.Describe("心电图", null, "安静休息10分钟。");
        await feed.Hospital.AddAsync(ours);

        await feed.TellAsync("exam_item", new { item_code = "ECG", name = "常规心电图", kind = "3", caution = "无需空腹", enabled = "1" }, new { item_code = "UCG", name = "心脏彩超", kind = "2", caution = "无需空腹", enabled = "1" }, new { item_code = "OLD", name = "旧项目", kind = "2", enabled = "0" });

        var items = await feed.ReadAsync(db => db.ExamItems.AsNoTracking().OrderBy(item => item.Code).ToListAsync());
        Assert.Equal([("ECG", "常规心电图", "安静休息10分钟。"), ("UCG", "心脏彩超", "无需空腹")], items.Select(item => (item.Code, item.Name, item.Notes)));
    }

    private static object Staff(string code, string? login = null, string enabled = "1") =>
        new { staff_code = code, name = "李主任", dept_code = "001", phone = "13900139000", login_name = login, enabled };
}
