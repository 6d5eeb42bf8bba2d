using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Feeds.Projection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>The way from the inbox into the archives: survives a restart, a second start and a bad row.</summary>
public sealed class ProjectionTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Fact]
    public async Task What_was_stored_before_a_restart_is_applied_after_it()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));

        await using var restarted = feed.Hospital.SecondProcess();
        await restarted.GetRequiredService<UseCaseRunner>().RunAsync(Actor.Product("feed"), (ApplyHisRows use) => use.HandleAsync());

        Assert.Equal("王芳", (await feed.PatientAsync("P1")).Name);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_that_apply_at_once_make_everybody_once(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);
        await feed.PushAsync("patient", [.. Enumerable.Range(0, 120).Select(at => FeedHospital.Person($"P{at}"))]);
        await using var other = feed.Hospital.SecondProcess();

        await Task.WhenAll(
            feed.Hospital.Run.RunAsync(Actor.Product("feed"), (ApplyHisRows use) => use.HandleAsync(60)),
            other.GetRequiredService<UseCaseRunner>().RunAsync(Actor.Product("feed"), (ApplyHisRows use) => use.HandleAsync(60)));
        await feed.ApplyAsync();

        Assert.Equal(120, await feed.ReadAsync(db => db.Patients.CountAsync()));
        Assert.Equal(120, await feed.ReadAsync(db => db.Patients.Select(patient => patient.SourceKey).Distinct().CountAsync()));
    }

    [Fact]
    public async Task A_newer_version_that_comes_while_the_older_is_applied_is_applied_after_it()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1", "王芳", FeedHospital.At(0)));
        await feed.PushAsync("patient", FeedHospital.Person("P1", "王方", FeedHospital.At(1)));

        await feed.ApplyAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1", "王小方", FeedHospital.At(2)));

        Assert.Equal("王小方", (await feed.PatientAsync("P1")).Name);
        Assert.Null((await feed.RowAsync("patient", "P1")).Applied);
    }

    [Fact]
    public async Task A_row_that_cannot_be_applied_is_marked_with_the_kind_of_failure_and_the_next_version_tries_again()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.Hospital.StaffAsync("admin", "赵建国", Core.Security.SecurityPermissions.ManageStaff);
        await feed.PushAsync("patient", [.. Enumerable.Range(0, 9).Select(at => FeedHospital.Person($"P{at}"))]);
        await feed.TellAsync("staff", new { staff_code = "admin", name = "赵建国", dept_code = "001", enabled = "0" });
        var failed = await feed.RowAsync("staff", "admin");

        await feed.TellAsync("staff", new { staff_code = "admin", name = "赵建国", dept_code = "001", enabled = "1", updated_at = FeedHospital.At(1) });

        Assert.Equal((HisRowState.Failed, "Security.LastAdministrator"), (failed.State, failed.Failure));
        Assert.Empty(await feed.ReadAsync(db => db.HisRows.Where(row => row.Failure != null).Select(row => row.Failure).ToListAsync()));
        Assert.Equal(9, await feed.ReadAsync(db => db.Patients.CountAsync()));
        Assert.Equal(HisRowState.Applied, (await feed.RowAsync("staff", "admin")).State);
    }

    [Fact]
    public async Task Rows_of_a_whole_history_come_in_any_order()
    {
        await using var feed = await FeedHospital.OpenAsync();
        var people = Enumerable.Range(0, 60).ToList();
        await feed.PushAsync("charge", [.. people.Select(at => (object)new { charge_id = $"F{at}", patient_id = $"P{at}", visit_id = $"V{at}", source = "1", charged_at = "2026-03-01T10:00:00", item_name = "诊查费", amount = 10, status = "1" })]);
        await feed.ApplyAsync(17);
        await feed.PushAsync("outpatient_visit", [.. people.Select(at => (object)new { visit_id = $"V{at}", patient_id = $"P{at}", visit_type = "1", registered_at = "2026-03-01T09:00:00", dept_code = "1001", status = "1" })]);
        await feed.PushAsync("patient", [.. people.Select(at => FeedHospital.Person($"P{at}"))]);

        await feed.ApplyAsync(17);

        Assert.Equal((60, 60, 60), await feed.ReadAsync(async db => (await db.Patients.CountAsync(), await db.Encounters.CountAsync(), await db.Charges.CountAsync())));
        Assert.Equal(0, await feed.ReadAsync(db => db.HisRows.CountAsync(row => row.State != HisRowState.Applied)));
        Assert.Equal(0, await feed.ReadAsync(db => db.Patients.CountAsync(patient => patient.LastVisitOn == null)));
    }
}
