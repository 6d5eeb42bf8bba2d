using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Lists.Exports;

public sealed class ExportRequestTests
{
    [Fact]
    public async Task A_large_export_waits_for_a_second_person_and_can_then_be_had_once()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var order = ExportRig.All("王芳要求") with { Columns = ["Work"] };
        var (refused, _) = await hospital.ExportAsync(clerk, order);
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, order)).Value;
        Assert.Equal(new ExportHints(1, 0), await HintsAsync(hospital, approver));

        var decided = await DecideAsync(hospital, approver, asked, isApproved: true);
        Assert.Equal(new ExportHints(0, 1), await HintsAsync(hospital, clerk));
        var (had, sheet) = await hospital.ExportAsync(clerk, ExportOrder.Of(asked));
        var fetched = await FetchAsync(hospital, clerk, asked);
        var (again, _) = await hospital.ExportAsync(clerk, ExportOrder.Of(asked));

        Assert.Equal("Lists.ExportNeedsApproval", refused.Problem?.Code);
        Assert.True(decided.Succeeded);
        Assert.Equal(30, had.Value);
        Assert.True(fetched.Succeeded);
        Assert.Equal(["列Work"], sheet!.Rows[0].ItemArray);
        Assert.Contains("王芳要求", (string)sheet.Rows[32][0], StringComparison.Ordinal);
        Assert.Equal("Lists.ExportNotApproved", again.Problem?.Code);
        Assert.Equal(
            [AuditAct.ExportAsked, AuditAct.ExportApproved, AuditAct.Exported, AuditAct.ExportFetched],
            await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == "work-runs").OrderBy(entry => entry.Seq).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_approves_the_own_request()
    {
        await using var hospital = await LargeAsync();
        var clerk = await hospital.ClerkAsync();
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;

        var outcome = await DecideAsync(hospital, clerk, asked, isApproved: true);

        Assert.Equal("Lists.ExportOwnRequest", outcome.Problem?.Code);
        Assert.Equal(new ExportHints(0, 0), await HintsAsync(hospital, clerk));
    }

    [Fact]
    public async Task A_declined_request_gives_nothing()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;

        await DecideAsync(hospital, approver, asked, isApproved: false);

        Assert.Equal("Lists.ExportNotApproved", (await hospital.ExportAsync(clerk, ExportOrder.Of(asked))).Outcome.Problem?.Code);
        Assert.Equal("Lists.ExportDecided", (await DecideAsync(hospital, approver, asked, isApproved: true)).Problem?.Code);
    }

    [Fact]
    public async Task An_approval_is_of_no_use_to_somebody_else()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var other = await hospital.StaffAsync("lead02", "李敏", SettingsPermissions.View, SettingsPermissions.Manage);
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;
        await DecideAsync(hospital, approver, asked, isApproved: true);

        var (outcome, _) = await hospital.ExportAsync(other, ExportOrder.Of(asked));

        Assert.Equal(ProblemKind.Missing, outcome.Problem?.Kind);
    }

    [Fact]
    public async Task Requests_and_approvals_run_out()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var first = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;
        await DecideAsync(hospital, approver, first, isApproved: true);
        var second = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;
        hospital.Clock.Advance(TimeSpan.FromHours(72));

        Assert.Equal("Lists.ExportExpired", (await hospital.ExportAsync(clerk, ExportOrder.Of(first))).Outcome.Problem?.Code);
        Assert.Equal("Lists.ExportExpired", (await DecideAsync(hospital, approver, second, isApproved: true)).Problem?.Code);
        Assert.Equal(new ExportHints(0, 0), await HintsAsync(hospital, approver));
    }

    [Fact]
    public async Task One_request_a_list_waits_at_a_time()
    {
        await using var hospital = await LargeAsync();
        var clerk = await hospital.ClerkAsync();
        await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All());

        Assert.Equal("Lists.ExportAsked", (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Problem?.Code);
    }

    [Fact]
    public async Task An_approver_reads_what_is_asked_and_strangers_do_not()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var stranger = await hospital.StaffAsync("lead02", "李敏", ExportPermissions.View);
        var query = new ListQuery { Filters = new Dictionary<string, string> { ["work"] = "work" } };
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All() with { Query = query })).Value;

        var seen = await hospital.Run.RunAsync(approver, (ReadExportRequest use) => use.HandleAsync(asked));
        var unseen = await hospital.Run.RunAsync(stranger, (ReadExportRequest use) => use.HandleAsync(asked));
        var rows = await hospital.Run.ReadAsync(approver, ExportRequestList.Definition, new());
        var none = await hospital.Run.ReadAsync(stranger, ExportRequestList.Definition, new());

        Assert.Equal(ReadExportRequest.Covered, seen.Value!.Order.Query.Filters["work"]);
        Assert.Equal("季度核对", seen.Value.Order.Reason);
        Assert.Equal(ProblemKind.Missing, unseen.Problem?.Kind);
        Assert.Equal("季度核对", Assert.Single(rows.Value!.Cells)[4]);
        Assert.Empty(none.Value!.Rows);
    }

    [Fact]
    public async Task A_file_that_was_never_fetched_costs_no_approval_and_the_one_that_was_costs_it_once()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;
        await DecideAsync(hospital, approver, asked, isApproved: true);

        var lost = await hospital.ExportAsync(clerk, ExportOrder.Of(asked));
        var again = await hospital.ExportAsync(clerk, ExportOrder.Of(asked));
        var fetched = await FetchAsync(hospital, clerk, asked);
        var twice = await FetchAsync(hospital, clerk, asked);

        Assert.Equal((30, 30), (lost.Outcome.Value, again.Outcome.Value));
        Assert.True(fetched.Succeeded);
        Assert.Equal("Lists.ExportNotApproved", twice.Problem?.Code);
    }

    [Fact]
    public async Task Many_small_exports_are_a_large_one()
    {
        await using var hospital = await ExportRig.WithRunsAsync(30);
        hospital.Set(ListParameters.ExportApprovalAbove, "25");
        var (clerk, other) = (await hospital.ClerkAsync(), await hospital.StaffAsync("lead02", "李敏", SettingsPermissions.View, SettingsPermissions.Manage, ExportPermissions.Approve));
        var third = ExportRig.All() with { Query = new() { Filters = new Dictionary<string, string> { ["work"] = "work-1" } } };

        var first = (await hospital.ExportAsync(clerk, third)).Outcome;
        var second = (await hospital.ExportAsync(clerk, third with { Reach = ExportReach.Page })).Outcome;
        var more = (await hospital.ExportAsync(clerk, third)).Outcome;
        var page = (await hospital.ExportAsync(clerk, third with { Reach = ExportReach.Page })).Outcome;
        var others = (await hospital.ExportAsync(other, third)).Outcome;
        hospital.Clock.Advance(TimeSpan.FromHours(25));
        var tomorrow = (await hospital.ExportAsync(clerk, third)).Outcome;

        Assert.Equal((10, 10, 10, 10), (first.Value, second.Value, others.Value, tomorrow.Value));
        Assert.Equal("Lists.ExportNeedsApprovalToday", more.Problem?.Code);
        Assert.Equal([10, 25, 20L], more.Problem!.Args);
        Assert.Equal("Lists.ExportNeedsApprovalToday", page.Problem?.Code);
    }

    [Fact]
    public async Task What_was_stopped_or_approved_does_not_count_against_its_owner()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;
        await DecideAsync(hospital, approver, asked, isApproved: true);
        await hospital.ExportAsync(clerk, ExportOrder.Of(asked));
        var third = ExportRig.All() with { Query = new() { Filters = new Dictionary<string, string> { ["work"] = "work-1" } } };
        using var full = new FullDisk(10);
        await hospital.Run.ExportAsync(clerk, ExportRig.List, third, ExportRig.Words, new(full, (_, _) => { }));

        Assert.Equal(10, (await hospital.ExportAsync(clerk, third)).Outcome.Value);
        Assert.Equal(10, (await hospital.ExportAsync(clerk, third)).Outcome.Value);
    }

    [Fact]
    public async Task Nobody_is_asked_for_what_needs_no_second_person()
    {
        await using var hospital = await ExportRig.WithRunsAsync(3);
        var clerk = await hospital.ClerkAsync();

        var outcome = await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All());

        Assert.Equal("Lists.ExportNeedsNoApproval", outcome.Problem?.Code);
    }

    [Fact]
    public async Task Whom_somebody_searched_for_is_covered_from_a_decider_without_names_and_his_look_is_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        hospital.Set(ListParameters.ExportApprovalAbove, "0");
        await hospital.HaveAsync(Forms.WangFang());
        var clerk = await hospital.StaffAsync("lead01", "吴丽萍", [.. Forms.Clerk, PatientPermissions.Export, ExportPermissions.View]);
        var approver = await hospital.ApproverAsync();
        var knowing = await hospital.StaffAsync("security02", "周宁", ExportPermissions.View, ExportPermissions.Approve, PatientPermissions.SeeNames);
        var query = new ListQuery { Filters = new Dictionary<string, string> { ["name"] = "王芳", ["sex"] = nameof(Sex.Female) } };
        var asked = (await hospital.Run.AskExportAsync(clerk, PatientList.Definition, ExportRig.All() with { Query = query })).Value;

        var seen = (await hospital.Run.RunAsync(approver, (ReadExportRequest use) => use.HandleAsync(asked))).Value!.Order.Query.Filters;
        var known = (await hospital.Run.RunAsync(knowing, (ReadExportRequest use) => use.HandleAsync(asked))).Value!.Order.Query.Filters;
        var own = (await hospital.Run.RunAsync(clerk, (ReadExportRequest use) => use.HandleAsync(asked))).Value!.Order.Query.Filters;

        Assert.Equal((ReadExportRequest.Covered, nameof(Sex.Female)), (seen["name"], seen["sex"]));
        Assert.Equal(("王芳", "王芳"), (known["name"], own["name"]));
        Assert.Equal(
            ["security01", "security02"],
            await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Viewed && entry.Entity == nameof(ExportRequest)).OrderBy(entry => entry.Seq).Select(entry => entry.ActorNo).ToListAsync()));
    }

    [Fact]
    public async Task An_approval_asks_again_who_one_is_and_what_was_decided_nothing_is_not()
    {
        await using var hospital = await LargeAsync();
        var (clerk, approver) = (await hospital.ClerkAsync(), await hospital.ApproverAsync());
        var asked = (await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All())).Value;
        hospital.Clock.Advance(TimeSpan.FromMinutes(16));

        var outcome = await DecideAsync(hospital, approver, asked, isApproved: true);

        Assert.Equal(FreshProof.Needed, outcome.Problem?.Code);
        Assert.Equal(new ExportHints(1, 0), await HintsAsync(hospital, approver));
    }

    [Fact]
    public async Task Requests_that_are_long_over_go()
    {
        await using var hospital = await LargeAsync();
        var clerk = await hospital.ClerkAsync();
        await hospital.Run.AskExportAsync(clerk, ExportRig.List, ExportRig.All());
        hospital.Clock.Advance(TimeSpan.FromDays(180));

        var early = await PurgeAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromDays(4));
        var late = await PurgeAsync(hospital);

        Assert.Equal((0, 1), (early, late));
    }

    private static async Task<int> PurgeAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PurgeExportRequests>().RunAsync(default);
    }

    private static Task<Outcome<bool>> FetchAsync(TestHospital hospital, Actor actor, Id<ExportRequest> approved) =>
        hospital.Run.RunAsync(actor, (RecordExportFetched use) => use.HandleAsync("work-runs", Guid.CreateVersion7(), approved));

    private static async Task<TestHospital> LargeAsync()
    {
        var hospital = await ExportRig.WithRunsAsync(30);
        hospital.Set(ListParameters.ExportApprovalAbove, "20");
        return hospital;
    }

    private static Task<Outcome<bool>> DecideAsync(TestHospital hospital, Actor actor, Id<ExportRequest> id, bool isApproved) =>
        hospital.Run.RunAsync(actor, (DecideExport use) => use.HandleAsync(id, isApproved, "已核实"));

    private static async Task<ExportHints> HintsAsync(TestHospital hospital, Actor actor)
    {
        var outcome = await hospital.Run.RunAsync(actor, (ReadExportHints use) => use.HandleAsync());
        return outcome.Value!;
    }
}
