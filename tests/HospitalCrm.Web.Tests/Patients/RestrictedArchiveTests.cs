using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Archive;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class RestrictedArchiveTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Permission[] Doctor = [HospitalCrm.Core.Archive.ArchivePermissions.ViewMedical, PatientPermissions.View, PatientPermissions.SeeNames, PatientPermissions.EmergencyAccess];

    [Fact]
    public async Task A_restricted_archive_is_opened_after_a_reason_and_was_closed_before()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await RestrictedAsync(page);
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", Doctor);
        var archive = page.Show<PatientPage>(doctor, parameters => parameters.Add(shown => shown.Key, id.ToString()));
        archive.WaitFor("archive-restricted");
        Assert.DoesNotContain("王芳", archive.Markup, StringComparison.Ordinal);
        Assert.Empty(archive.All("tab-medical"));
        archive.At("emergency-open").Click();
        archive.WaitFor("emergency-confirm").Click();
        Assert.Contains("请填写紧急调阅的原因", archive.WaitFor("problem").TextContent, StringComparison.Ordinal);
        archive.At("emergency-reason").Input("急诊抢救，需要既往史");

        archive.At("emergency-confirm").Click();

        archive.WaitForAssertion(() => Assert.Single(archive.All("tab-medical")), Patience);
        Assert.Contains("王芳", archive.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_open_it_in_an_emergency_gets_no_button()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await RestrictedAsync(page);
        var finance = await page.Hospital.StaffAsync("finance01", "曹莉", PatientPermissions.View);

        var archive = page.Show<PatientPage>(finance, parameters => parameters.Add(shown => shown.Key, id.ToString()));

        archive.WaitFor("archive-restricted");
        Assert.Empty(archive.All("emergency-open"));
    }

    [Fact]
    public async Task It_is_restricted_and_freed_on_its_page_with_a_reason()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync("王芳");
        var records = await page.Hospital.StaffAsync("records01", "宋玉兰", PatientPermissions.View, PatientPermissions.SeeNames, PatientPermissions.SeeRestricted, PatientPermissions.Restrict);
        var archive = page.Show<PatientPage>(records, parameters => parameters.Add(shown => shown.Key, id.ToString()));
        archive.WaitFor("archive-restrict").Click();
        archive.WaitFor("restrict-kind").Change("Psychiatric");
        archive.At("restrict-reason").Input("精神科住院");

        archive.At("restrict-confirm").Click();

        archive.WaitForAssertion(() => Assert.Contains("受限：精神心理", archive.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(Restriction.Psychiatric, await page.Hospital.WithDbAsync(db => db.Patients.Select(patient => patient.RestrictedAs).SingleAsync()));
    }

    [Fact]
    public async Task An_access_stands_at_once_on_the_open_page_of_the_security_administrator_who_judges_it()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await RestrictedAsync(page);
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", Doctor);
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.JudgeEmergency, SecurityPermissions.Use);
        var list = page.Show<EmergencyAccessPage>(security);
        list.WaitForState(() => list.Markup.Contains("empty-state", StringComparison.Ordinal), Patience);
        await page.Hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救需要"));

        page.Browser.Services.GetRequiredService<EmergencyBoard>().Tell();
        list.WaitForAssertion(() => Assert.Contains("李主任", list.At("list-row").TextContent, StringComparison.Ordinal), Patience);
        list.At("emergency-judge").Click();
        list.WaitFor("judge-wrong").Click();
        Assert.Contains("请填写说明", list.WaitFor("problem").TextContent, StringComparison.Ordinal);
        list.At("judge-remark").Input("当日未接诊");
        list.At("judge-wrong").Click();

        list.WaitForAssertion(() => Assert.Empty(list.All("emergency-judge")), Patience);
        Assert.Equal(EmergencyVerdict.Wrong, await page.Hospital.WithDbAsync(db => db.EmergencyAccesses.Select(access => access.Verdict).SingleAsync()));
        Assert.DoesNotContain("王芳", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_reminds_the_security_administrator_and_nobody_else()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await RestrictedAsync(page);
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", Doctor);
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.JudgeEmergency, SecurityPermissions.ReviewRights);
        await page.Hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救需要"));

        var reminded = page.Show<HomeNotices>(security);

        Assert.Contains("1条紧急调阅待审核", reminded.WaitFor("notice-emergencies").TextContent, StringComparison.Ordinal);
        Assert.Contains("尚未进行过权限审查", reminded.WaitFor("notice-review").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_names_no_page_shows_one()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync("王芳芳");
        var finance = await page.Hospital.StaffAsync("finance01", "曹莉", PatientPermissions.View, SecurityPermissions.Use);

        var list = page.Show<PatientsPage>(finance);
        list.WaitForAssertion(() => Assert.Contains("王*芳", list.At("list-row").TextContent, StringComparison.Ordinal), Patience);
        var archive = page.Browser.Render<PatientPage>(parameters => parameters.Add(shown => shown.Key, id.ToString()));
        archive.WaitFor("tab-changes").Click();
        archive.WaitForAssertion(() => Assert.NotEmpty(archive.All("change")), Patience);

        Assert.DoesNotContain("王芳芳", list.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("王芳芳", archive.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_opened_in_an_emergency_closes_on_the_screen_when_the_access_is_judged_wrong()
    {
        await using var page = await PageTest.OpenAsync();
        var (archive, _) = await OpenedAsync(page);
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.JudgeEmergency);
        var access = await page.Hospital.WithDbAsync(db => db.EmergencyAccesses.Select(access => access.Id).SingleAsync());

        await page.Hospital.Run.RunAsync(security, (JudgeEmergency use) => use.HandleAsync(access, EmergencyVerdict.Wrong, "当日未接诊"));
        page.Browser.Services.GetRequiredService<EmergencyBoard>().Tell();

        archive.WaitFor("archive-restricted");
        Assert.DoesNotContain("王芳", archive.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_opened_in_an_emergency_closes_on_the_screen_when_its_time_is_over()
    {
        await using var page = await PageTest.OpenAsync();
        var steps = new Parts.StepClock(Core.Tests.TestHospital.Monday);
        page.Browser.Services.AddSingleton<TimeProvider>(steps);
        var (archive, until) = await OpenedAsync(page);
        var left = until - steps.GetUtcNow();

        page.Hospital.Clock.Advance(left);
        steps.Advance(left);

        archive.WaitFor("archive-restricted");
        Assert.DoesNotContain("王芳", archive.Markup, StringComparison.Ordinal);
    }

    /// <summary>A restricted archive on the screen of a doctor who has opened it in an emergency.</summary>
    private static async Task<(IRenderedComponent<PatientPage> Archive, DateTimeOffset Until)> OpenedAsync(PageTest page)
    {
        var id = await RestrictedAsync(page);
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", Doctor);
        await page.Hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救需要"));
        var archive = page.Show<PatientPage>(doctor, parameters => parameters.Add(shown => shown.Key, id.ToString()));
        archive.WaitFor("tab-medical");
        return (archive, await page.Hospital.WithDbAsync(db => db.EmergencyAccesses.Select(access => access.Until).SingleAsync()));
    }

    private static async Task<Id<Patient>> RestrictedAsync(PageTest page)
    {
        var id = await page.Hospital.HaveAsync("王芳");
        await page.Hospital.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(id, Restriction.Vip, "本院职工家属"));
        return id;
    }
}
