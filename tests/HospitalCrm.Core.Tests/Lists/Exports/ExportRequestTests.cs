using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

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
        var (again, _) = await hospital.ExportAsync(clerk, ExportOrder.Of(asked));

        Assert.Equal("Lists.ExportNeedsApproval", refused.Problem?.Code);
        Assert.True(decided.Succeeded);
        Assert.Equal(30, had.Value);
        Assert.Equal(["列Work"], sheet!.Rows[0].ItemArray);
        Assert.Contains("王芳要求", (string)sheet.Rows[32][0], StringComparison.Ordinal);
        Assert.Equal("Lists.ExportNotApproved", again.Problem?.Code);
        Assert.Equal(
            [AuditAct.ExportAsked, AuditAct.ExportApproved, AuditAct.Exported],
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

        Assert.Equal("work", seen.Value!.Order.Query.Filters["work"]);
        Assert.Equal("季度核对", seen.Value.Order.Reason);
        Assert.Equal(ProblemKind.Missing, unseen.Problem?.Kind);
        Assert.Equal("季度核对", Assert.Single(rows.Value!.Cells)[4]);
        Assert.Empty(none.Value!.Rows);
    }

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
