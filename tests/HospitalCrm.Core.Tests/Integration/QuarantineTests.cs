using System.Text;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Quarantine;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration;

public sealed class QuarantineTests
{
    private const string BadBirth = """{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"1961-02-30","phone":"13800138000","updated_at":"2026-03-01T08:00:00"}""";

    [Fact]
    public async Task A_bad_row_is_shown_covered_but_for_the_cell_that_is_wrong_and_the_look_is_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var info = await InfoAsync(hospital);
        var id = await PushAsync(hospital, "patient", BadBirth);

        var detail = (await hospital.Run.RunAsync(info, (ReadQuarantined use) => use.HandleAsync(id))).Value!;

        var shown = detail.Cells.ToDictionary(cell => cell.Column.Name, cell => cell.Shown);
        Assert.Equal(("王*", "138****8000", "1961-02-30"), (shown["name"], shown["phone"], shown["birth_date"]));
        Assert.True(detail.MayRepair);
        Assert.False(detail.Cells.Single(cell => cell.Column.Name == "mrn").IsThere);
        Assert.Equal("info01", await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Viewed && entry.Entity == nameof(QuarantinedRow)).Select(entry => entry.ActorNo).SingleAsync()));
    }

    [Fact]
    public async Task A_row_that_is_put_right_is_taken_in_and_what_was_not_typed_stays()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var info = await InfoAsync(hospital);
        var id = await PushAsync(hospital, "patient", BadBirth);

        var still = await RepairAsync(hospital, info, id, ("birth_date", "1961-13-28"));
        var repaired = await RepairAsync(hospital, info, id, ("birth_date", "1961-02-28"));
        var again = await RepairAsync(hospital, info, id, ("birth_date", "1961-02-28"));

        Assert.Equal(("Integration.StillFaulty", "birth_date", "impossible-date"), (still.Problem?.Code, still.Problem?.Args[0], still.Problem?.Args[1]));
        Assert.True(repaired.Value);
        Assert.Equal("Integration.AlreadyJudged", again.Problem?.Code);
        Assert.Equal(new { RowKey = "P1", State = HisRowState.Pending }, await hospital.WithDbAsync(db => db.HisRows.Select(row => new { row.RowKey, row.State }).SingleAsync()));
        Assert.Equal(new { State = QuarantineState.Repaired, JudgedBy = "info01" }, await hospital.WithDbAsync(db => db.QuarantinedRows.Select(row => new { row.State, JudgedBy = row.JudgedBy! }).SingleAsync()));
    }

    [Fact]
    public async Task A_repaired_row_does_not_replace_a_newer_version()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var info = await InfoAsync(hospital);
        var id = await PushAsync(hospital, "patient", BadBirth);
        await PushAsync(hospital, "patient", BadBirth.Replace("1961-02-30", "1961-03-01", StringComparison.Ordinal).Replace("2026-03-01T08", "2026-03-02T08", StringComparison.Ordinal));

        var repaired = await RepairAsync(hospital, info, id, ("birth_date", "1961-02-28"));

        Assert.False(repaired.Value);
        Assert.Equal(QuarantineState.Repaired, await hospital.WithDbAsync(db => db.QuarantinedRows.Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task Rows_are_dismissed_with_a_reason_all_or_none_and_what_is_no_row_can_only_be_dismissed()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var info = await InfoAsync(hospital);
        var id = await PushAsync(hospital, "patient", "17");

        var repaired = await RepairAsync(hospital, info, id, ("name", "王芳"));
        var silent = await hospital.Run.RunAsync(info, (DismissQuarantined use) => use.HandleAsync([id], " "));
        var lost = await hospital.Run.RunAsync(info, (DismissQuarantined use) => use.HandleAsync([id, Id<QuarantinedRow>.New()], "测试数据"));
        var dismissed = await hospital.Run.RunAsync(info, (DismissQuarantined use) => use.HandleAsync([id], "测试数据"));

        Assert.Equal(("Integration.NothingToRepair", "Integration.ReasonNeeded", "Integration.Missing"), (repaired.Problem?.Code, silent.Problem?.Code, lost.Problem?.Code));
        Assert.Equal(1, dismissed.Value);
        Assert.Equal(new { State = QuarantineState.Dismissed, Remark = "测试数据" }, await hospital.WithDbAsync(db => db.QuarantinedRows.Select(row => new { row.State, Remark = row.Remark! }).SingleAsync()));
    }

    [Fact]
    public async Task Reading_all_again_leaves_open_what_still_does_not_hold()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var info = await InfoAsync(hospital);
        await PushAsync(hospital, "patient", BadBirth);

        var report = await hospital.Run.RunAsync(info, (RerunQuarantined use) => use.HandleAsync(null));

        Assert.Equal(new(1, 0), report.Value);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.QuarantinedRows.CountAsync(row => row.State == QuarantineState.Open)));
    }

    [Fact]
    public async Task The_list_finds_by_view_reason_and_state_and_who_only_looks_repairs_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var viewer = await hospital.StaffAsync("viewer", "看客", FeedPermissions.ViewQuarantine);
        var id = await PushAsync(hospital, "patient", BadBirth);
        await PushAsync(hospital, "dept", """{"dept_code":"1","name":"心内科","enabled":"7","updated_at":"2026-03-01"}""");

        var dates = await hospital.Run.ReadAsync(viewer, QuarantineList.Definition, Query(("reason", "impossible-date"), ("view", "patient"), ("state", "Open")));
        var judged = await hospital.Run.ReadAsync(viewer, QuarantineList.Definition, Query(("state", "Dismissed")));
        var detail = await hospital.Run.RunAsync(viewer, (ReadQuarantined use) => use.HandleAsync(id));
        var repair = await RepairAsync(hospital, viewer, id, ("birth_date", "1961-02-28"));

        Assert.Equal(id, Assert.Single(dates.Value!.Rows).Id);
        Assert.Empty(judged.Value!.Rows);
        Assert.Equal("1961-**-**", detail.Value!.Cells.Single(cell => cell.IsFaulty).Shown);
        Assert.False(detail.Value.MayRepair);
        Assert.Equal(ProblemKind.Forbidden, repair.Problem?.Kind);
    }

    private static Task<Actor> InfoAsync(TestHospital hospital) => hospital.StaffAsync("info01", "赵工", FeedPermissions.View, FeedPermissions.ViewQuarantine, FeedPermissions.Repair);

    private static async Task<Id<QuarantinedRow>> PushAsync(TestHospital hospital, string view, string row)
    {
        var rows = new List<HisReading>();
        HisJson.Read(HisContract.Get(view), Encoding.UTF8.GetBytes($"[{row}]"), 0, 10, rows);
        await hospital.Services.GetRequiredService<HisInbox>().TakeAsync(new("his", HisContract.Get(view), FeedDoor.Push, rows), default);
        return await hospital.WithDbAsync(db => db.QuarantinedRows.OrderByDescending(known => known.Id).Select(known => known.Id).FirstOrDefaultAsync());
    }

    private static Task<Outcome<bool>> RepairAsync(TestHospital hospital, Actor by, Id<QuarantinedRow> id, params (string Column, string? Value)[] typed) =>
        hospital.Run.RunAsync(by, (RepairQuarantined use) => use.HandleAsync(id, typed.ToDictionary(cell => cell.Column, cell => cell.Value)));

    private static ListQuery Query(params (string Name, string Typed)[] filters) => new() { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Typed) };
}
