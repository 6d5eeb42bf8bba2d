using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>The demo hospital's complaints.</summary>
public sealed class ComplaintDemoTests
{
    [Fact]
    public async Task Every_story_gets_as_far_as_it_says_nothing_lies_in_the_future_and_nobody_is_written_to()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "doctor01", "doctor02", "nurse01", "head01", "complaint01", "medical01", "agent01", "manager01" })
        {
            await hospital.AsAsync(staffNo);
        }

        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<ComplaintDemo>().InstallAsync(default);
            return 0;
        });

        var all = await hospital.Hospital.WithDbAsync(db => db.Complaints.AsNoTracking().Include(one => one.Steps).Include(one => one.Clocks).ToListAsync());
        Assert.Equal(ComplaintStories.All.Count, all.Count);
        var now = hospital.Hospital.Clock.GetUtcNow();
        Assert.All(all.SelectMany(one => one.Steps), step => Assert.True(step.At <= now));
        Assert.All(all, one => Assert.Equal(one.State == ComplaintState.Draft, one.Number is null));
        Assert.Equal(Enumerable.Range(1, all.Count(one => one.Number is not null)), all.Select(one => one.Number).OfType<string>().Select(number => int.Parse(number[^6..], System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Empty(await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.ToListAsync()));
        Assert.Equal(
            [.. ComplaintStories.All.Select(story => StateOf(story)).Order()],
            all.Select(one => one.State).Order());
        var twice = Assert.Single(all, one => one.Round > 1);
        Assert.Equal((ComplaintState.Closed, ComplaintSatisfaction.Fairly), (twice.State, twice.Satisfaction));
    }

    [Fact]
    public async Task The_office_reads_every_one_and_nobody_complained_about_reads_the_complainant()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "doctor01", "head01", "complaint01" })
        {
            await hospital.AsAsync(staffNo);
        }

        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<ComplaintDemo>().InstallAsync(default);
            return 0;
        });

        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        foreach (var one in await hospital.Hospital.WithDbAsync(db => db.Complaints.AsNoTracking().ToListAsync()))
        {
            var office = (await hospital.OpenAsync("complaint01", one.Id)).Value!;
            Assert.Equal(vault.Open(Complaint.WordsPurpose, one.Words), office.Complainant!.Words);
            if (one.SubjectNo == "doctor01")
            {
                Assert.Null((await hospital.OpenAsync("doctor01", one.Id)).Value!.Complainant);
            }
        }
    }

    private static ComplaintState StateOf(ComplaintStory story) => story.Ends switch
    {
        ComplaintStoryEnd.Draft => ComplaintState.Draft,
        ComplaintStoryEnd.Accepted => ComplaintState.Accepted,
        ComplaintStoryEnd.Handling => ComplaintState.Handling,
        ComplaintStoryEnd.Waiting => ComplaintState.Waiting,
        ComplaintStoryEnd.CallbackDue => ComplaintState.CallbackDue,
        ComplaintStoryEnd.ForcePending => ComplaintState.ForcePending,
        ComplaintStoryEnd.Forced => ComplaintState.ForceClosed,
        ComplaintStoryEnd.Declined => ComplaintState.Declined,
        ComplaintStoryEnd.MedicalDispute => ComplaintState.Transferred,
        _ => ComplaintState.Closed,
    };
}
