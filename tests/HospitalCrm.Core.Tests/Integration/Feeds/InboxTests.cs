using System.Text;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>What is stored of a push, and what is not.</summary>
public sealed class InboxTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task New_rows_are_taken_and_repeating_them_changes_nothing(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);

        var first = await feed.PushAsync("patient", FeedHospital.Person("P1"), FeedHospital.Person("P2", "李强"));
        var again = await feed.PushAsync("patient", FeedHospital.Person("P1"), FeedHospital.Person("P2", "李强"));

        Assert.Equal((2, 0), (first.Accepted, first.Unchanged));
        Assert.Equal((0, 2), (again.Accepted, again.Unchanged));
        Assert.Equal(2, await feed.ReadAsync(db => db.HisRows.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_long_push_is_told_apart_from_what_is_known_row_by_row(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);
        await feed.PushAsync("patient", [.. Enumerable.Range(0, 300).Select(at => FeedHospital.Person($"P{at}"))]);

        var answer = await feed.PushAsync("patient", [.. Enumerable.Range(200, 400).Select(at => FeedHospital.Person($"P{at}", at: FeedHospital.At(at < 250 ? 1 : 0)))]);

        Assert.Equal((350, 50), (answer.Accepted, answer.Unchanged));
        Assert.Equal(600, await feed.ReadAsync(db => db.HisRows.CountAsync()));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Only_a_newer_version_replaces_an_older_one(int minutes, bool isTaken)
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1", "王芳", FeedHospital.At(0)));

        var answer = await feed.PushAsync("patient", FeedHospital.Person("P1", "王芳芳", FeedHospital.At(minutes)));

        Assert.Equal((isTaken ? 1 : 0, isTaken ? 0 : 1), (answer.Accepted, answer.Unchanged));
        Assert.Contains(isTaken ? "王芳芳" : "\"王芳\"", await ContentAsync(feed, "P1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_of_a_row_in_one_call_leave_the_newer_in_any_order()
    {
        await using var feed = await FeedHospital.OpenAsync();

        var rising = await feed.PushAsync("patient", FeedHospital.Person("P1", "旧", FeedHospital.At(0)), FeedHospital.Person("P1", "新", FeedHospital.At(1)));
        var falling = await feed.PushAsync("patient", FeedHospital.Person("P2", "新", FeedHospital.At(1)), FeedHospital.Person("P2", "旧", FeedHospital.At(0)));

        Assert.Equal((2, 0), (rising.Accepted, rising.Unchanged));
        Assert.Equal((1, 1), (falling.Accepted, falling.Unchanged));
        Assert.Contains("新", await ContentAsync(feed, "P1"), StringComparison.Ordinal);
        Assert.Contains("新", await ContentAsync(feed, "P2"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Senders_of_the_same_rows_at_once_are_right_only_once(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);
        object[] rows = [.. Enumerable.Range(0, 40).Select(at => FeedHospital.Person($"P{at}"))];

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => feed.PushAsync("patient", rows)));

        Assert.Equal((40, 280), (answers.Sum(answer => answer.Accepted), answers.Sum(answer => answer.Unchanged)));
        Assert.Equal(40, await feed.ReadAsync(db => db.HisRows.CountAsync()));
    }

    [Fact]
    public async Task Two_systems_may_call_different_patients_the_same()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.PushAsync("patient", FeedHospital.Rows(FeedHospital.Person("P1", "王芳")), "east");
        await feed.PushAsync("patient", FeedHospital.Rows(FeedHospital.Person("P1", "李强")), "west");
        await feed.ApplyAsync();

        Assert.Equal(("王芳", "李强"), ((await feed.PatientAsync("P1", "east")).Name, (await feed.PatientAsync("P1", "west")).Name));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Bad_rows_go_to_quarantine_once_and_the_good_ones_beside_them_are_taken(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);
        var rows = """[{"patient_id":"P1","name":"王芳","sex_code":"2","birth_date":"1985-02-30","updated_at":"2026-03-02T09:00:00"},7,""" + FeedHospital.Rows(FeedHospital.Person("P2"))[1..];

        var first = await feed.PushAsync("patient", rows, FeedHospital.His);
        var again = await feed.PushAsync("patient", rows, FeedHospital.His);

        Assert.Equal((1, 0), (first.Accepted, first.Unchanged));
        Assert.Equal([(0, "impossible-date: birth_date"), (1, "not-a-row")], first.Bad.Select(bad => (bad.Index, bad.Fault.ToString())));
        Assert.Equal(2, again.Bad.Count);
        var held = await feed.ReadAsync(db => db.QuarantinedRows.AsNoTracking().OrderBy(row => row.Reason).ToListAsync());
        Assert.Equal([("impossible-date", "birth_date", "P1"), ("not-a-row", null, null)], held.Select(row => (row.Reason, row.Column, row.RowKey)));
        Assert.Contains("1985-02-30", feed.Vault.Open(QuarantinedRow.ContentPurpose, held[0].Content), StringComparison.Ordinal);
        Assert.All(held, row => Assert.Equal((QuarantineState.Open, FeedDoor.Push), (row.State, row.Door)));
    }

    [Fact]
    public async Task A_view_without_a_room_is_kept_and_stays_kept()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("bed", new { ward_code = "W1", ward_name = "一病区", total = 40, occupied = 38 });

        Assert.Equal(HisRowState.Kept, (await feed.RowAsync("bed", "W1")).State);
    }

    [Fact]
    public async Task Nothing_of_a_row_lies_in_clear()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", """[{"patient_id":"P1","name":"欧阳娜娜","sex_code":"2","birth_date":null,"phone":"13912345678","id_no":"110101198503071234","address":"和平路12号","updated_at":"2026-03-02T09:00:00"},{"patient_id":"P2","name":"司马懿之","phone":"13987654321"}]""");

        var stored = await feed.ReadAsync(async db => (await db.HisRows.AsNoTracking().ToListAsync()).Select(row => row.Content.Bytes).Concat((await db.QuarantinedRows.AsNoTracking().ToListAsync()).Select(row => row.Content.Bytes)).ToList());

        Assert.Equal(2, stored.Count);
        Assert.All(stored, bytes => Assert.All((string[])["欧阳娜娜", "13912345678", "110101198503071234", "和平路", "司马懿之", "13987654321"], secret =>
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)))));
    }

    [Fact]
    public async Task Each_feed_counts_what_it_brought()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(3)), FeedHospital.Person("P2"));
        await feed.PushAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(3)));
        await feed.PushAsync("patient", "[7]");

        var told = await feed.ReadAsync(db => db.HisFeeds.AsNoTracking().SingleAsync());

        Assert.Equal((2, 1, 1), (told.Accepted, told.Unchanged, told.Quarantined));
        Assert.Equal((TestHospital.Monday, (DateTimeOffset?)TestHospital.Monday.AddMinutes(3)), (told.LastReceivedAt, told.NewestAt));
    }

    [Fact]
    public async Task A_key_without_the_scope_brings_nothing()
    {
        await using var feed = await FeedHospital.OpenAsync();

        var outcome = await feed.Hospital.Run.RunAsync(
            Actor.ConnectedSystem("pbx", ["calls.push-line-events"]), (PushHisRows use) => use.HandleAsync(HisContract.Get("patient"), FeedHospital.Read("patient", FeedHospital.Rows(FeedHospital.Person("P1")))));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
        Assert.Equal(0, await feed.ReadAsync(db => db.HisRows.CountAsync()));
    }

    private static async Task<string> ContentAsync(FeedHospital feed, string key) =>
        feed.Vault.Open(HisRow.ContentPurpose, (await feed.RowAsync("patient", key)).Content);
}
