using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Lists.Exports;

public sealed class ListExportTests
{
    [Fact]
    public async Task All_rows_stand_under_the_headings_in_the_order_of_the_page_and_the_watermark_below_a_blank_row()
    {
        await using var hospital = await ExportRig.WithRunsAsync(2_345);
        var clerk = await hospital.ClerkAsync();
        var order = ExportRig.All() with { Query = new() { Sort = "Handled", Descending = true } };

        var (outcome, sheet) = await hospital.ExportAsync(clerk, order);

        Assert.Equal(2_345, outcome.Value);
        Assert.Equal(["列Work", "列Handled", "列Failure", "列StartedAt"], sheet!.Rows[0].ItemArray);
        Assert.Equal(Enumerable.Range(0, 2_345).Reverse(), Enumerable.Range(1, 2_345).Select(row => Convert.ToInt32(sheet.Rows[row][1], null)));
        Assert.Equal(DBNull.Value, sheet.Rows[2_346][0]);
        Assert.Equal("吴丽萍 lead01 2345 季度核对", sheet.Rows[2_347][0]);
        Assert.Equal("运行记录", sheet.TableName);
    }

    [Fact]
    public async Task Moments_are_dates_in_hospital_time_and_numbers_are_numbers()
    {
        await using var hospital = await ExportRig.WithRunsAsync(1);

        var (_, sheet) = await hospital.ExportAsync(await hospital.ClerkAsync(), ExportRig.All());

        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 0), sheet!.Rows[1][3]);
        Assert.IsType<double>(sheet.Rows[1][1]);
    }

    [Fact]
    public async Task A_page_is_exported_with_the_filters_and_the_columns_it_shows()
    {
        await using var hospital = await ExportRig.WithRunsAsync(90);
        var query = new ListQuery { Filters = new Dictionary<string, string> { ["work"] = "work-1" }, Sort = "Handled", Page = 2 };

        var (outcome, sheet) = await hospital.ExportAsync(await hospital.ClerkAsync(), new(query, ExportReach.Page, "核对") { Columns = ["Handled", "Work"] });

        Assert.Equal(10, outcome.Value);
        Assert.Equal(["列Handled", "列Work"], sheet!.Rows[0].ItemArray);
        Assert.Equal(61d, sheet.Rows[1][0]);
        Assert.Equal("work-1", sheet.Rows[10][1]);
    }

    [Fact]
    public async Task Own_rows_only_for_those_who_do_not_see_all()
    {
        await using var hospital = await ExportRig.WithRunsAsync(9);
        var owner = await hospital.StaffAsync("work-1", "王芳", SettingsPermissions.View, SettingsPermissions.Manage);

        var (outcome, sheet) = await hospital.ExportAsync(owner, ExportRig.All());

        Assert.Equal(3, outcome.Value);
        Assert.All(Enumerable.Range(1, 3), row => Assert.Equal("work-1", sheet!.Rows[row][0]));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Both_rights_are_needed(bool mayLook, bool mayExport)
    {
        await using var hospital = await ExportRig.WithRunsAsync(1);
        var rights = new[] { mayLook ? SettingsPermissions.View : null, mayExport ? SettingsPermissions.Manage : null }.OfType<Permission>();
        var agent = await hospital.StaffAsync("agent01", "王芳", [.. rights]);

        var (outcome, _) = await hospital.ExportAsync(agent, ExportRig.All());

        Assert.Equal(mayLook ? "Lists.ExportForbidden" : "Security.Forbidden", outcome.Problem?.Code);
        Assert.Empty(await EntriesAsync(hospital));
    }

    [Fact]
    public async Task A_list_without_an_export_right_is_exported_by_nobody()
    {
        await using var hospital = await ExportRig.WithRunsAsync(1);

        var (outcome, _) = await hospital.ExportAsync(await hospital.ClerkAsync(), ExportRig.All(), WorkRunList.Definition);

        Assert.Equal("Lists.ExportForbidden", outcome.Problem?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("x")]
    public async Task A_reason_is_asked_for(string reason)
    {
        await using var hospital = await ExportRig.WithRunsAsync(1);

        var (outcome, _) = await hospital.ExportAsync(await hospital.ClerkAsync(), ExportRig.All(reason));

        Assert.Equal("Lists.ExportReasonNeeded", outcome.Problem?.Code);
    }

    [Fact]
    public async Task A_reason_of_201_letters_is_too_long()
    {
        await using var hospital = await ExportRig.WithRunsAsync(1);

        var (outcome, _) = await hospital.ExportAsync(await hospital.ClerkAsync(), ExportRig.All(new string('因', 201)));

        Assert.Equal("Lists.ExportReasonNeeded", outcome.Problem?.Code);
    }

    [Fact]
    public async Task What_was_exported_and_why_is_on_record_and_sealed()
    {
        await using var hospital = await ExportRig.WithRunsAsync(6);
        var query = new ListQuery { Filters = new Dictionary<string, string> { ["work"] = "work-2" } };

        await hospital.ExportAsync(await hospital.ClerkAsync(), ExportRig.All("王芳要求") with { Query = query });

        var entry = Assert.Single(await EntriesAsync(hospital));
        Assert.Equal((AuditAct.Exported, "work-runs", "All 2", "lead01"), (entry.Act, entry.Entity, entry.Purpose, entry.ActorNo));
        var detail = hospital.Services.GetRequiredService<Vault>().Open(AuditEntry.DetailPurpose, entry.Detail!.Value);
        Assert.Contains("work-2", detail, StringComparison.Ordinal);
        Assert.Contains("\\u738B\\u82B3", detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_its_audit_entry_nothing_is_exported()
    {
        await using var hospital = await ExportRig.WithRunsAsync(3, database: TestDatabase.Sqlite);
        var clerk = await hospital.ClerkAsync();
        await hospital.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_audit BEFORE INSERT ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, 'disk'); END"));
        using var stream = new MemoryStream();

        var outcome = await hospital.Run.ExportAsync(clerk, ExportRig.List, ExportRig.All(), ExportRig.Words, new(stream, (_, _) => { }));

        Assert.Equal("Lists.ExportNotRecorded", outcome.Problem?.Code);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public async Task More_rows_than_the_cap_are_refused()
    {
        await using var hospital = await ExportRig.WithRunsAsync(101);
        hospital.Set(ListParameters.ExportCap, "100");

        var (outcome, _) = await hospital.ExportAsync(await hospital.ClerkAsync(), ExportRig.All());

        Assert.Equal(("Lists.ExportTooLarge", 100), (outcome.Problem?.Code, outcome.Problem?.Args[0]));
    }

    [Fact]
    public async Task A_right_taken_away_in_the_middle_ends_the_export_and_says_so()
    {
        await using var hospital = await ExportRig.WithRunsAsync(3_000);
        var clerk = await hospital.ClerkAsync();
        Assert.True(await hospital.Run.MayAsync(clerk, SettingsPermissions.Manage));
        await hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == SettingsPermissions.Manage.Code).ExecuteDeleteAsync());

        var (outcome, _) = await hospital.ExportAsync(clerk, ExportRig.All(), progress: (done, _) => hospital.Services.GetRequiredService<Grants>().Forget());

        Assert.Equal("Lists.ExportForbidden", outcome.Problem?.Code);
        Assert.Equal([AuditAct.Exported, AuditAct.ExportStopped], (await EntriesAsync(hospital)).Select(entry => entry.Act));
    }

    [Fact]
    public async Task What_the_owner_may_see_is_asked_with_every_chunk()
    {
        await using var hospital = await ExportRig.WithRunsAsync(3_000);
        var clerk = await hospital.ClerkAsync();
        Assert.True(await hospital.Run.MayAsync(clerk, ExportPermissions.Approve));
        await hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == ExportPermissions.Approve.Code).ExecuteDeleteAsync());

        // The right to see everybody's rows: the rights to look and to export stay.
        var (outcome, _) = await hospital.ExportAsync(clerk, ExportRig.All(), progress: (_, _) => hospital.Services.GetRequiredService<Grants>().Forget());

        Assert.Equal("Lists.ExportNarrowed", outcome.Problem?.Code);
        Assert.Equal([AuditAct.Exported, AuditAct.ExportStopped], (await EntriesAsync(hospital)).Select(entry => entry.Act));
    }

    [Fact]
    public async Task A_session_that_ends_in_the_middle_ends_the_export()
    {
        await using var hospital = await ExportRig.WithRunsAsync(3_000);
        var clerk = await hospital.ClerkAsync();
        var ended = false;

        var (outcome, _) = await hospital.ExportAsync(clerk, ExportRig.All(), progress: (_, _) =>
        {
            if (!ended)
            {
                ended = true;
                Task.Run(() => hospital.Services.GetRequiredService<Sessions>().EndAsync(clerk.SessionId, SessionEnd.SignedOut, TestHospital.Monday, default)).GetAwaiter().GetResult();
            }
        });

        Assert.Equal("Lists.ExportForbidden", outcome.Problem?.Code);
        Assert.Contains(await EntriesAsync(hospital), entry => entry.Act == AuditAct.ExportStopped);
    }

    [Fact]
    public async Task An_export_that_is_given_up_is_on_record_as_stopped()
    {
        await using var hospital = await ExportRig.WithRunsAsync(3_000);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await hospital.ExportAsync(await hospital.ClerkAsync(), ExportRig.All(), progress: (_, _) => stop.Cancel(), ct: stop.Token));

        Assert.Equal([AuditAct.Exported, AuditAct.ExportStopped], (await EntriesAsync(hospital)).Select(entry => entry.Act));
    }

    [Fact]
    public async Task A_full_disk_is_said_in_words()
    {
        await using var hospital = await ExportRig.WithRunsAsync(3_000);
        using var full = new FullDisk(2_000);

        var outcome = await hospital.Run.ExportAsync(await hospital.ClerkAsync(), ExportRig.List, ExportRig.All(), ExportRig.Words, new(full, (_, _) => { }));

        Assert.Equal("Lists.ExportDiskFull", outcome.Problem?.Code);
    }

    [Theory]
    [InlineData("unknown", null, "Lists.UnknownColumn")]
    [InlineData(null, "nothing", "Lists.UnknownFilter")]
    public async Task An_unknown_column_or_filter_is_refused_by_name(string? column, string? filter, string code)
    {
        await using var hospital = await ExportRig.WithRunsAsync(1);
        var query = new ListQuery { Filters = filter is null ? new() : new Dictionary<string, string> { [filter] = "1" } };

        var (outcome, _) = await hospital.ExportAsync(await hospital.ClerkAsync(), new(query, ExportReach.All, "核对") { Columns = column is null ? [] : [column] });

        Assert.Equal((code, column ?? filter), (outcome.Problem?.Code, outcome.Problem?.Args[0]));
    }

    private static Task<List<AuditEntry>> EntriesAsync(TestHospital hospital) => hospital.WithDbAsync(db => db.AuditEntries
        .Where(entry => entry.Act == AuditAct.Exported || entry.Act == AuditAct.ExportStopped || entry.Act == AuditAct.ExportAsked)
        .OrderBy(entry => entry.Seq)
        .ToListAsync());
}
