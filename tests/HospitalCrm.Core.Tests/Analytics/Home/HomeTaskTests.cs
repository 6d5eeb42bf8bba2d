using System.Web;
using HospitalCrm.Core.Analytics.Home;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Tests.Complaints;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Analytics.Home;

/// <summary>What the home page tells each role that it must do now.</summary>
public sealed class HomeTaskTests
{
    private static readonly string[] Crew = ["agent01", "complaint01", "medical01", "head01", "doctor01", "manager01", "auditor", "nurse01"];

    public static TheoryData<string> Names { get; } = [.. HomeTasks.All.Select(task => task.Figure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_task_leads_to_a_question_its_list_understands_from_an_address(string name)
    {
        var figure = HomeTasks.All.Single(task => task.Figure.Name == name).Figure;

        var address = figure.Href(new(new(2026, 3, 2), new(2026, 2, 26)));

        var asked = HttpUtility.ParseQueryString(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "");
        Assert.StartsWith(figure.Path, address, StringComparison.Ordinal);
        Assert.All(asked.AllKeys, key => Assert.Contains(key, figure.List.PublicFilters));
    }

    [Fact]
    public async Task Each_role_is_told_what_it_may_do_with_the_total_of_the_list_it_would_open()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in Crew)
        {
            await hospital.AsAsync(staffNo);
        }

        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<ComplaintDemo>().InstallAsync(default);
            return 0;
        });

        var told = new Dictionary<string, Dictionary<string, long>>(StringComparer.Ordinal);
        foreach (var staffNo in Crew)
        {
            var waiting = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(staffNo), (ReadHomeTasks use) => use.HandleAsync())).Value!;
            Assert.Equal(waiting.Count, waiting.Select(task => task.Href).Distinct().Count());
            told[staffNo] = waiting.ToDictionary(task => task.Figure.Name, task => task.Count, StringComparer.Ordinal);
            foreach (var task in waiting.Where(task => task.Figure.List == ComplaintList.Definition))
            {
                var asked = new ListQuery { Filters = task.Figure.Question(new(hospital.Hospital.Clock.Today(), hospital.Hospital.Clock.Today())) };
                Assert.Equal((await hospital.Hospital.Run.CountAsync(await hospital.AsAsync(staffNo), ComplaintList.Definition, asked)).Value, task.Count);
            }
        }

        Assert.Equal((3, 2), (told["complaint01"]["complaint-drafts"], told["complaint01"]["complaints-to-assign"]));
        Assert.Equal(3, told["agent01"]["complaint-callbacks"]);
        Assert.Equal(1, told["manager01"]["complaints-to-approve"]);
        Assert.DoesNotContain("complaint-drafts", told["agent01"].Keys);
        Assert.DoesNotContain("complaints-to-approve", told["complaint01"].Keys);
        Assert.Empty(told["auditor"]);
        Assert.Empty(told["nurse01"]);
    }

    [Fact]
    public async Task Nobody_is_told_nothing_and_whose_session_is_over_neither()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        var office = await hospital.AsAsync("complaint01");
        Assert.NotEmpty((await hospital.Hospital.Run.RunAsync(office, (ReadHomeTasks use) => use.HandleAsync())).Value!);

        Assert.NotNull((await hospital.Hospital.Run.RunAsync(Actor.Nobody, (ReadHomeTasks use) => use.HandleAsync())).Problem);
        Assert.NotNull((await hospital.Hospital.Run.RunAsync(office with { SessionId = Guid.NewGuid() }, (ReadHomeTasks use) => use.HandleAsync())).Problem);
    }
}
