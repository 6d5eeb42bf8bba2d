using HospitalCrm.Core.FollowUps;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>The queue as it is read: with its why, and by what it is searched.</summary>
public sealed class FollowUpQueueTests
{
    [Fact]
    public async Task A_row_says_why_it_stands_where_it_stands()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        await hospital.DueAsync();

        var row = Assert.Single((await hospital.Hospital.Run.ReadAsync(nurse, FollowUpList.Due, new())).Value!.Rows);

        Assert.Equal(["FollowUps.Why.Today", "FollowUps.Why.Step"], FollowUpWhy.Of(row, FollowUpHospital.Today).All.Select(said => said.Key));
    }

    [Theory]
    [InlineData("name", "wf", 1)]
    [InlineData("name", "芳", 1)]
    [InlineData("name", "李", 0)]
    [InlineData("disease", "心力衰竭", 1)]
    [InlineData("age", "70-80", 1)]
    [InlineData("age", "20-30", 0)]
    [InlineData("sample", "100", 1)]
    [InlineData("discharge", "2026-02-23", 1)]
    public async Task The_queue_is_searched_by_name_initials_disease_age_and_sample(string filter, string typed, int found)
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        await hospital.DueAsync();
        await hospital.RunAsync<Core.Encounters.CollectDiseases>();

        var rows = await hospital.Hospital.Run.ReadAsync(nurse, FollowUpList.Due, new() { Filters = new Dictionary<string, string> { [filter] = typed } });

        Assert.Equal(found, rows.Value!.Rows.Count);
    }
}
