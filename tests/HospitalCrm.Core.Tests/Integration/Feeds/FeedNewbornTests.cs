using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

public sealed class FeedNewbornTests
{
    [Fact]
    public async Task A_child_has_its_mother_who_is_its_guardian_and_her_telephone()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("newborn", Born("C1", "M1"));
        await feed.PushAsync("patient", Child("C1", "王芳之子"));
        await feed.TellAsync("patient", FeedHospital.Person("M1", phone: "13800138000"));

        var child = await feed.PatientAsync("C1");
        var mother = await feed.PatientAsync("M1");
        var relation = await feed.ReadAsync(db => db.PatientRelations.AsNoTracking().SingleAsync());
        Assert.Equal((child.Id, RelationKind.Mother, mother.Id, true, FeedHospital.His), (relation.PatientId, relation.Kind, relation.OtherId!.Value, relation.IsGuardian, relation.SourceCode));
        Assert.Equal(["13800138000"], feed.NumbersOf(child));
        Assert.Equal(HisRowState.Applied, (await feed.RowAsync("newborn", "C1")).State);
    }

    [Fact]
    public async Task It_waits_until_mother_and_child_are_known()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("newborn", Born("C1", "M1"));
        var first = (await feed.RowAsync("newborn", "C1")).WaitsFor;
        await feed.TellAsync("patient", Child("C1", "王芳之子"));
        var second = (await feed.RowAsync("newborn", "C1")).WaitsFor;
        await feed.TellAsync("patient", FeedHospital.Person("M1"));

        Assert.Equal(("C1", "M1"), (first, second));
        Assert.Equal(1, await feed.ReadAsync(db => db.PatientRelations.CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twins_are_twins_whether_they_come_together_or_one_after_the_other(bool together)
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("M1"), Child("C1", "王芳之大子"), Child("C2", "王芳之小子", "2026-03-02"));
        await feed.PushAsync("newborn", Born("C1", "M1", "1", "2026-03-01T23:50:00"));
        if (!together)
        {
            await feed.ApplyAsync();
        }

        await feed.TellAsync("newborn", Born("C2", "M1", "2", "2026-03-02T00:05:00"));

        Assert.Equal([null, null], await feed.ReadAsync(db => db.HisRows.Where(row => row.View == "newborn").Select(row => row.Failure).ToListAsync()));
        var twin = await feed.ReadAsync(db => db.PatientRelations.AsNoTracking().SingleAsync(relation => relation.Kind == RelationKind.Twin));
        Assert.Equal(
            ((await feed.PatientAsync("C2")).Id, (await feed.PatientAsync("C1")).Id),
            (twin.PatientId, twin.OtherId!.Value));
        Assert.Equal(2, await feed.ReadAsync(db => db.PatientRelations.CountAsync(relation => relation.Kind == RelationKind.Mother)));
    }

    [Fact]
    public async Task A_sibling_of_another_year_is_no_twin()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("M1"), Child("C1", "王大宝", "2024-01-01"), Child("C2", "王芳之子"));

        await feed.TellAsync("newborn", Born("C1", "M1", "1", "2024-01-01T10:00:00"), Born("C2", "M1", "1"));

        Assert.Equal(0, await feed.ReadAsync(db => db.PatientRelations.CountAsync(relation => relation.Kind == RelationKind.Twin)));
    }

    [Fact]
    public async Task The_child_is_named_later_and_found_by_its_name()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("M1"), Child("C1", "王芳之子"));

        await feed.TellAsync("patient", new { patient_id = "C1", name = "王子涵", sex_code = "1", birth_date = "2026-03-01", updated_at = FeedHospital.At(9) });

        var child = await feed.PatientAsync("C1");
        Assert.Equal("王子涵", child.Name);
        Assert.Equal(["子涵", "涵", "王子涵"], (await feed.ReadAsync(db => db.NameSuffixes.Where(suffix => suffix.PatientId == child.Id).Select(suffix => suffix.Suffix).ToListAsync())).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_withdrawn_birth_takes_the_relation_away()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("M1"), Child("C1", "王芳之子"));
        await feed.TellAsync("newborn", Born("C1", "M1"));

        await feed.TellAsync("newborn", new { patient_id = "C1", mother_patient_id = "M1", birth_at = "2026-03-01T10:00:00", guardian_phone = "13800138000", deleted = "1", updated_at = FeedHospital.At(5) });

        Assert.Equal(0, await feed.ReadAsync(db => db.PatientRelations.CountAsync()));
    }

    [Fact]
    public async Task Nobody_is_his_own_mother()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.PushAsync("patient", FeedHospital.Person("M1"));
        await feed.TellAsync("newborn", Born("M1", "M1"));

        Assert.Equal((HisRowState.Failed, "own-mother"), ((await feed.RowAsync("newborn", "M1")).State, (await feed.RowAsync("newborn", "M1")).Failure));
    }

    private static object Child(string id, string name, string born = "2026-03-01") => new { patient_id = id, name, sex_code = "1", birth_date = born };

    private static object Born(string child, string mother, string? order = null, string at = "2026-03-01T10:00:00") =>
        new { patient_id = child, mother_patient_id = mother, birth_at = at, birth_order = order, guardian_phone = "13800138000" };
}
