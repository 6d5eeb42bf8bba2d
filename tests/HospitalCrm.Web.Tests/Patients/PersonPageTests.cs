using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class PersonPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Keeper =
    [
        .. People.Clerk, PatientPermissions.RecordConsent, PatientPermissions.MarkDeceased, PatientPermissions.ChooseClass, PatientPermissions.Merge, PatientPermissions.Unmerge,
        PatientPermissions.ViewRequests, PatientPermissions.RegisterRequest,
    ];

    [Fact]
    public async Task A_consent_is_taken_down_in_one_dialog_and_stands_in_the_table()
    {
        await using var page = await PageTest.OpenAsync();
        var shown = await ShowAsync(page, Keeper);
        shown.WaitFor("consent-record").Click();
        shown.WaitFor("consent-save").Click();
        Assert.Contains("请至少选择一个渠道", shown.WaitFor("problem").TextContent, StringComparison.Ordinal);
        shown.At("consent-channel-Sms").Change(true);
        shown.At("consent-purpose-Promotion").Change(true);
        shown.At("consent-proof").Input("窗口签字第7号");

        shown.At("consent-save").Click();

        shown.WaitForAssertion(() => Assert.Equal("true", Cell(shown, "Sms", "Promotion")), Patience);
        Assert.Equal("false", Cell(shown, "Sms", "Research"));
        Assert.Single(shown.All("consent-line"));
    }

    [Fact]
    public async Task Everything_is_withdrawn_in_one_step()
    {
        await using var page = await PageTest.OpenAsync();
        var shown = await ShowAsync(page, Keeper, id => page.Hospital.Run.RunAsync(
            Actor.Product("test"),
            (RecordConsent use) => use.HandleAsync(new() { PatientId = id.Value, Channels = [ConsentChannel.Sms, ConsentChannel.Phone], Purposes = [ConsentPurpose.Promotion], Proof = "同意书" })));
        shown.WaitFor("consent-withdraw").Click();

        shown.WaitFor("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Equal("false", Cell(shown, "Phone", "Promotion")), Patience);
        Assert.Equal("true", Cell(shown, "Phone", "Service"));
    }

    [Fact]
    public async Task What_is_said_in_a_call_has_the_call_as_its_proof()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var call = Guid.CreateVersion7();
        page.Nav.NavigateTo($"/patients/{id}/person?call={call}");
        var shown = page.Show<PersonPage>(await page.Hospital.StaffAsync("agent01", "李敏", Keeper), parameters => parameters.Add(person => person.Key, id.ToString()));
        shown.WaitFor("consent-record").Click();
        shown.WaitFor("consent-call");
        shown.At("consent-channel-Phone").Change(true);
        shown.At("consent-purpose-Survey").Change(true);

        shown.At("consent-save").Click();

        shown.WaitForAssertion(() => Assert.Equal("true", Cell(shown, "Phone", "Survey")), Patience);
        var entry = await page.Hospital.WithDbAsync(db => db.ConsentEntries.SingleAsync());
        Assert.Equal((call, ConsentDoor.Call), (entry.CallId, entry.Door));
    }

    [Fact]
    public async Task Who_may_only_look_has_no_button_that_changes_anything()
    {
        await using var page = await PageTest.OpenAsync();
        var shown = await ShowAsync(page, [PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use]);
        shown.WaitFor("consent-matrix");

        foreach (var button in new[] { "consent-record", "consent-withdraw", "relation-add", "number-dead", "class-choose", "same-person-ask", "request-new", "person-deceased" })
        {
            Assert.Empty(shown.All(button));
        }
    }

    [Fact]
    public async Task The_mark_of_a_death_stands_at_once_on_every_page_that_is_open()
    {
        await using var page = await PageTest.OpenAsync();
        var shown = await ShowAsync(page, Keeper);
        shown.WaitFor("consent-matrix");
        var id = await page.Hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Id).SingleAsync());

        await page.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(id, new(2026, 3, 1), DeathSource.Family, "家属来电"));
        page.Browser.Services.GetRequiredService<StandingBoard>().Tell(id);

        shown.WaitForAssertion(() => Assert.Contains("2026-03-01", shown.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("已故", shown.At("consent-matrix").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_is_marked_with_a_day_and_a_source()
    {
        await using var page = await PageTest.OpenAsync();
        var shown = await ShowAsync(page, Keeper);
        shown.WaitFor("person-deceased").Click();
        shown.WaitFor("deceased-on").Change("2026-03-01");
        shown.At("deceased-source").Change("Certificate");

        shown.At("deceased-confirm").Click();

        shown.WaitForAssertion(() => Assert.Empty(shown.All("deceased-confirm")), Patience);
        var patient = await page.Hospital.WithDbAsync(db => db.Patients.SingleAsync());
        Assert.Equal((new DateOnly(2026, 3, 1), DeathSource.Certificate), (patient.DeceasedOn, patient.DeceasedSource));
    }

    [Fact]
    public async Task A_dead_number_is_marked_where_it_stands()
    {
        await using var page = await PageTest.OpenAsync();
        var shown = await ShowAsync(page, Keeper);

        shown.WaitFor("number-dead").Click();

        shown.WaitForAssertion(() => Assert.Equal("true", shown.At("number-line").GetAttribute("data-dead")), Patience);
    }

    [Fact]
    public async Task Two_archives_stand_side_by_side_and_become_one_person_and_two_again()
    {
        await using var page = await PageTest.OpenAsync();
        var keeper = await page.Hospital.StaffAsync("records01", "陈静", Keeper);
        var (one, other) = (await page.Hospital.HaveAsync(), await page.Hospital.HaveAsync("王芳", "13900139000"));
        var decided = false;
        page.Browser.RenderTree.Add<Microsoft.AspNetCore.Components.CascadingValue<Actor>>(value => value.Add(cascading => cascading.Value, keeper));
        var dialog = page.Browser.Render<CompareDialog>(parameters => parameters.Add(shown => shown.One, one).Add(shown => shown.Other, other).Add(shown => shown.Decided, () => decided = true).Add(shown => shown.Closed, () => { }));
        dialog.WaitFor("compare-table");
        Assert.Contains(dialog.All("compare-row"), row => row.GetAttribute("data-differs") == "true" && row.TextContent.Contains("139****9000", StringComparison.Ordinal));

        dialog.WaitFor("compare-same").Click();
        dialog.WaitForAssertion(() => Assert.True(decided), Patience);

        var person = page.Browser.Render<PersonPage>(parameters => parameters.Add(shown => shown.Key, one.ToString()));
        person.WaitForAssertion(() => Assert.Equal(2, person.All("person-record").Count), Patience);
        person.WaitFor("decision-undo").Click();
        person.WaitForAssertion(() => Assert.Empty(person.All("person-record")), Patience);
        Assert.False(await page.Hospital.WithDbAsync(db => db.SamePersonDecisions.AnyAsync(decision => decision.UndoneAt == null)));
    }

    [Fact]
    public async Task The_list_of_decisions_takes_one_back_after_asking()
    {
        await using var page = await PageTest.OpenAsync();
        var keeper = await page.Hospital.StaffAsync("records01", "陈静", Keeper);
        var (one, other) = (await page.Hospital.HaveAsync(), await page.Hospital.HaveAsync());
        await page.Hospital.Run.RunAsync(keeper, (DeclareDifferent use) => use.HandleAsync(one, other));
        var list = page.Show<SamePersonPage>(keeper);
        list.WaitFor("decision-undo").Click();

        list.WaitFor("confirm-yes").Click();

        list.WaitForAssertion(() => Assert.Empty(list.All("decision-undo")), Patience);
        Assert.Equal("records01", await page.Hospital.WithDbAsync(db => db.SamePersonDecisions.Select(decision => decision.UndoneBy).SingleAsync()));
    }

    private static string? Cell(IRenderedComponent<PersonPage> shown, string channel, string purpose) =>
        shown.Find($"[data-testid='consent-cell'][data-channel='{channel}'][data-purpose='{purpose}']").GetAttribute("data-may");

    private static async Task<IRenderedComponent<PersonPage>> ShowAsync(PageTest page, Permission[] rights, Func<Id<Patient>, Task>? before = null)
    {
        var id = await page.Hospital.HaveAsync();
        if (before is not null)
        {
            await before(id);
            page.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var actor = await page.Hospital.StaffAsync("staff01", "李敏", rights);
        return page.Show<PersonPage>(actor, parameters => parameters.Add(person => person.Key, id.ToString()));
    }
}
