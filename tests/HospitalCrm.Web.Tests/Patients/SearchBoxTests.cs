using Bunit;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class SearchBoxTests
{
    // A machine that builds beside it is slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Clerk = [PatientPermissions.View, PatientPermissions.SeeNames];

    [Fact]
    public async Task What_is_typed_is_answered_with_who_and_why_and_the_number_covered()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await HaveAsync(page, "王芳", "13800138000");
        var box = page.Show<SearchBox>(await page.Hospital.StaffAsync("agent01", "周琳", Clerk));

        Type(box, " wf ");

        box.WaitForAssertion(() => Assert.Equal("wf", box.Find("[data-testid=search-results]").GetAttribute("data-query")), Patience);
        var hit = box.Find("[data-testid=search-hit]");
        Assert.Equal((id.ToString(), "Initials", $"/patients/{id}"), (hit.GetAttribute("data-key"), hit.GetAttribute("data-why"), hit.GetAttribute("href")));
        Assert.Contains("138****8000", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("拼音首字母", hit.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", box.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_typed_in_one_go_are_one_question_and_the_last_ones_are_answered()
    {
        await using var page = await PageTest.OpenAsync();
        await HaveAsync(page, "王芳", "13800138000");
        await HaveAsync(page, "李强", "13800138001");
        var box = page.Show<SearchBox>(await page.Hospital.StaffAsync("agent01", "周琳", Clerk));

        foreach (var typed in new[] { "王", "王芳", "李", "李强" })
        {
            Type(box, typed);
        }

        box.WaitForAssertion(() => Assert.Equal("李强", box.Find("[data-testid=search-results]").GetAttribute("data-query")), Patience);
        Assert.Contains("李强", Assert.Single(box.FindAll("[data-testid=search-hit]")).TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Listed)));
    }

    [Fact]
    public async Task Nobody_found_is_said_in_words_and_an_empty_box_shows_nothing()
    {
        await using var page = await PageTest.OpenAsync();
        var box = page.Show<SearchBox>(await page.Hospital.StaffAsync("agent01", "周琳", Clerk));

        Type(box, "<script>alert(1)</script>");
        box.WaitForAssertion(() => Assert.Contains("没有找到", box.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(box.FindAll("script"));
        Type(box, "  ");

        box.WaitForAssertion(() => Assert.Empty(box.FindAll("[data-testid=search-results]")), Patience);
    }

    [Fact]
    public async Task Who_may_not_see_patients_has_no_box_and_loses_it_with_the_right()
    {
        await using var page = await PageTest.OpenAsync();
        await HaveAsync(page, "王芳", "13800138000");
        var agent = await page.Hospital.StaffAsync("agent01", "周琳", Clerk);
        var box = page.Show<SearchBox>(agent);
        Type(box, "王芳");
        box.WaitForAssertion(() => Assert.NotEmpty(box.FindAll("[data-testid=search-hit]")), Patience);

        await page.TakeAwayAsync(agent, PatientPermissions.View);

        box.WaitForAssertion(() => Assert.Empty(box.FindAll("[data-testid=search-box]")), Patience);
    }

    [Fact]
    public async Task Names_stay_covered_in_the_box()
    {
        await using var page = await PageTest.OpenAsync();
        await HaveAsync(page, "王小明", "13800138000");
        var box = page.Show<SearchBox>(await page.Hospital.StaffAsync("finance01", "曹莉", PatientPermissions.View));

        Type(box, "8000");

        box.WaitForAssertion(() => Assert.Single(box.FindAll("[data-testid=search-hit]")), Patience);
        Assert.DoesNotContain("王小明", box.Markup, StringComparison.Ordinal);
    }

    private static void Type(IRenderedComponent<SearchBox> box, string text) => box.Find("[data-testid=search-box]").Input(text);

    private static async Task<Id<Patient>> HaveAsync(PageTest page, string name, string phone)
    {
        var form = new PatientForm { Name = name, Sex = Sex.Female, BirthDate = "1985-03-07", AcceptSimilar = true, Numbers = [new() { Number = phone }] };
        return (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form))).Value;
    }
}
