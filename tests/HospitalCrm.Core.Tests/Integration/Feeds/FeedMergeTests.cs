using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>Records the source merges, one into the next, and parts again.</summary>
public sealed class FeedMergeTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_merged_record_stands_under_its_survivor_whichever_comes_first(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);

        await feed.TellAsync("patient", FeedHospital.Person("P1", merged: "P2"));
        var waiting = (await feed.RowAsync("patient", "P1")).State;
        await feed.TellAsync("patient", FeedHospital.Person("P2"), FeedHospital.Person("P3", merged: "P2"));

        Assert.Equal(HisRowState.WaitingForPatient, waiting);
        Assert.Equal((await feed.PatientAsync("P2")).PersonId, (await feed.PatientAsync("P1")).PersonId);
        Assert.Equal((await feed.PatientAsync("P2")).PersonId, (await feed.PatientAsync("P3")).PersonId);
        Assert.Equal(HisRowState.Applied, (await feed.RowAsync("patient", "P1")).State);
    }

    [Fact]
    public async Task What_was_corrected_while_a_record_waited_for_its_survivor_stays()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1", "王芳", merged: "P2", phone: "13800138000"));
        await EditAsync(feed, form => form.Name = "王芳芳");

        await feed.TellAsync("patient", FeedHospital.Person("P2"));

        Assert.Equal("王芳芳", (await feed.PatientAsync("P1")).Name);
        Assert.Equal((await feed.PatientAsync("P2")).PersonId, (await feed.PatientAsync("P1")).PersonId);
    }

    [Fact]
    public async Task A_merge_that_was_taken_back_parts_them_again()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P2"), FeedHospital.Person("P1", merged: "P2", at: FeedHospital.At(0)));

        await feed.TellAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(1)));

        Assert.NotEqual((await feed.PatientAsync("P2")).PersonId, (await feed.PatientAsync("P1")).PersonId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_was_merged_into_a_loser_belongs_to_the_survivor_and_leaves_with_the_loser(bool together)
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1"), FeedHospital.Person("P2"), FeedHospital.Person("P3"));
        await feed.PushAsync("patient", FeedHospital.Person("P1", merged: "P2", at: FeedHospital.At(1)));
        if (!together)
        {
            await feed.ApplyAsync();
        }

        await feed.TellAsync("patient", FeedHospital.Person("P2", merged: "P3", at: FeedHospital.At(2)));
        var merged = new[] { await PersonOfAsync(feed, "P1"), await PersonOfAsync(feed, "P2"), await PersonOfAsync(feed, "P3") };
        await feed.TellAsync("patient", FeedHospital.Person("P2", at: FeedHospital.At(3)));
        var parted = new[] { await PersonOfAsync(feed, "P1"), await PersonOfAsync(feed, "P2"), await PersonOfAsync(feed, "P3") };

        Assert.Single(merged.Distinct());
        Assert.Equal(parted[0], parted[1]);
        Assert.NotEqual(parted[1], parted[2]);
        Assert.Equal(merged[2], parted[2]);
    }

    [Fact]
    public async Task Two_that_were_merged_into_each_other_are_one_and_nothing_turns_in_a_circle()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1"), FeedHospital.Person("P2"));

        await feed.TellAsync("patient", FeedHospital.Person("P1", merged: "P2", at: FeedHospital.At(1)), FeedHospital.Person("P2", merged: "P1", at: FeedHospital.At(1)));

        Assert.Equal(await PersonOfAsync(feed, "P1"), await PersonOfAsync(feed, "P2"));
        Assert.Equal([HisRowState.Applied, HisRowState.Applied], await feed.ReadAsync(db => db.HisRows.Select(row => row.State).ToListAsync()));
    }

    [Fact]
    public async Task Who_was_said_to_be_the_same_here_comes_along()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1"), FeedHospital.Person("P2"));
        var own = await feed.Hospital.HaveAsync(new() { Name = "王芳", BirthDate = "1985-03-07" });
        var first = (await feed.PatientAsync("P1")).Id;
        var said = await feed.Hospital.Run.RunAsync(Actor.Product("test"), (DeclareSamePerson use) => use.HandleAsync(first, own, "电话核对"));

        await feed.TellAsync("patient", FeedHospital.Person("P1", merged: "P2", at: FeedHospital.At(1)));

        Assert.Null(said.Problem);
        Assert.Equal(await PersonOfAsync(feed, "P2"), await feed.ReadAsync(db => db.Patients.Where(patient => patient.Id == own).Select(patient => patient.PersonId).SingleAsync()));
        Assert.Equal(await PersonOfAsync(feed, "P2"), await PersonOfAsync(feed, "P1"));
    }

    private static async Task<Id<Person>> PersonOfAsync(FeedHospital feed, string key) => (await feed.PatientAsync(key)).PersonId;

    private static async Task EditAsync(FeedHospital feed, Action<PatientForm> change)
    {
        var id = (await feed.PatientAsync("P1")).Id;
        var form = (await feed.Hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        change(form);
        var outcome = await feed.Hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
    }
}
