using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class SegmentsPageTests
{
    // A machine that builds beside it is slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Clerk = [PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    [Fact]
    public async Task A_segment_shows_what_it_asks_and_how_many_there_are_and_opens_the_list_with_its_question()
    {
        await using var page = await PageTest.OpenAsync();
        await HaveAsync(page, "王芳", "1985-03-07");
        await HaveAsync(page, "李强", "2019-03-07");
        var clerk = await page.Hospital.StaffAsync("agent01", "周琳", Clerk);
        await SaveAsync(page, clerk, "女性成人", true, ("age", "18+"), ("sex", "Female"));

        var shown = page.Show<SegmentsPage>(clerk);

        shown.WaitForAssertion(() => Assert.Equal("1", shown.Find("[data-testid=segment-count]").GetAttribute("data-value")), Patience);
        var row = shown.Find("[data-testid=segment-row]").TextContent;
        Assert.Contains("18+", row, StringComparison.Ordinal);
        Assert.Contains("女", row, StringComparison.Ordinal);
        await shown.InvokeAsync(() => shown.Find("[data-testid=segment-open]").Click());
        shown.WaitForAssertion(() => Assert.EndsWith("/patients", page.Nav.Uri, StringComparison.Ordinal), Patience);
        Assert.Equal("18+", page.Browser.Services.GetRequiredService<ListMemory>().QueryOf("patients")!.Filters["age"]);
    }

    [Fact]
    public async Task Nobody_drops_anothers_segment_and_dropping_asks_first()
    {
        await using var page = await PageTest.OpenAsync();
        var clerk = await page.Hospital.StaffAsync("agent01", "周琳", Clerk);
        var other = await page.Hospital.StaffAsync("agent02", "李娜", Clerk);
        await SaveAsync(page, other, "别人的", true, ("age", "18+"));
        await SaveAsync(page, clerk, "自己的", false, ("age", "60+"));
        var shown = page.Show<SegmentsPage>(clerk);
        shown.WaitForAssertion(() => Assert.Equal(2, shown.FindAll("[data-testid=segment-row]").Count), Patience);

        // Counting draws the page anew at any moment: found and pressed in one turn.
        await shown.InvokeAsync(() => Assert.Single(shown.FindAll("[data-testid=segment-drop]")).Click());
        shown.WaitForAssertion(() => Assert.Contains("自己的", shown.Find("[data-testid=confirm-text]").TextContent, StringComparison.Ordinal), Patience);
        await shown.InvokeAsync(() => shown.Find("[data-testid=confirm-yes]").Click());

        shown.WaitForAssertion(() => Assert.Contains("别人的", Assert.Single(shown.FindAll("[data-testid=segment-row]")).TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Without_segments_the_page_says_how_to_make_one()
    {
        await using var page = await PageTest.OpenAsync();

        var shown = page.Show<SegmentsPage>(await page.Hospital.StaffAsync("agent01", "周琳", Clerk));

        Assert.Contains("还没有客群", shown.Markup, StringComparison.Ordinal);
    }

    private static async Task SaveAsync(PageTest page, Actor by, string name, bool isShared, params (string Filter, string Typed)[] filters)
    {
        var question = new ViewQuestion(filters.ToDictionary(filter => filter.Filter, filter => filter.Typed), null, false, []);
        Assert.Null((await page.Hospital.Run.RunAsync(by, (SaveView use) => use.HandleAsync("patients", name, question, isShared))).Problem);
    }

    private static async Task HaveAsync(PageTest page, string name, string born)
    {
        var form = new PatientForm { Name = name, Sex = Sex.Female, BirthDate = born, AcceptSimilar = true };
        Assert.Null((await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form))).Problem);
    }
}
