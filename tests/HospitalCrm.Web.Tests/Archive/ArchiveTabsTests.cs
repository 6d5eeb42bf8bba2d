using AngleSharp.Dom;
using Bunit;
using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Archive;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Archive;

/// <summary>The dimensions of an archive as people see them.</summary>
public sealed class ArchiveTabsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly DateTimeOffset Monday = TestHospital.Monday;

    private static IRenderedComponent<PatientPage> Show(PageTest page, Actor actor, Id<Patient> id, string tab)
    {
        page.Nav.NavigateTo($"/patients/{id}?tab={tab}");
        return page.Show<PatientPage>(actor, parameters => parameters.Add(archive => archive.Key, id.ToString()));
    }

    private static CallSession Call(Id<Patient> id, string link, DateTimeOffset at)
    {
        var call = new CallSession("line1", link, CallDirection.Incoming, at);
        call.LinkTo(id);
        return call;
    }

    private static Encounter Visit(Id<Patient> id, string number, EncounterKind kind, DateTimeOffset at)
    {
        var visit = new Encounter(id, kind, "1001", new(2026, 1, 1));
        visit.ComeFrom("his", number, VisitKeys.Of(VisitKeys.Outpatient, number));
        visit.Last(at, null);
        visit.Diagnose("I10", "高血压");
        return visit;
    }

    private static (LabReport Report, LabResult Result) Lab(PageTest page, Id<Patient> id, bool isSensitive)
    {
        var report = new LabReport(id, "lis", "L1", VisitKeys.Of(VisitKeys.Outpatient, "V1"));
        report.Describe("免疫检验", null, isSensitive);
        report.Verify(Monday, isCorrected: true);
        var result = new LabResult(id, "lis", "L1-1", "L1");
        result.Describe(1, "K", "血钾", "mmol/L", "3.5-5.3");
        result.Read(page.Hospital.Services.GetRequiredService<Vault>().Seal(LabResult.ValuePurpose, "6.8"), "HH");
        return (report, result);
    }

    private static Charge Charge(Id<Patient> id, string key, decimal amount, string? refundOf = null)
    {
        var charge = new Charge(id, "his", key, null);
        charge.Describe(ChargeSource.Outpatient, null, "彩超", null, "检查费");
        charge.Bill(Monday, decimal.Abs(amount), decimal.Sign(amount), amount, refundOf);
        charge.Settle("07", Monday);
        return charge;
    }

    [Fact]
    public async Task Interactions_are_narrowed_by_class_and_day_and_older_ones_fetched()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync([.. Enumerable.Range(0, 60).Select(n => (object)Call(id, $"c{n}", Monday.AddHours(-n))), Visit(id, "V1", EncounterKind.Outpatient, Monday.AddDays(-90))]);
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = Show(page, agent, id, "interactions");
        shown.WaitFor("interactions-more").Click();
        shown.WaitForAssertion(() => Assert.Equal(61, shown.All("interaction").Count), Patience);
        shown.At("class-outpatient").Click();
        shown.WaitForAssertion(() => Assert.Single(shown.All("interaction")), Patience);
        shown.At("interaction-open").Click();

        Assert.Contains("高血压", shown.WaitFor("visit-facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("61", shown.At("class-all").TextContent, StringComparison.Ordinal);
        shown.At("interactions-to").Change("2025-01-01");
        shown.WaitForAssertion(() => Assert.Contains("没有符合条件的记录", shown.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task An_item_shows_how_it_went_with_every_figure_under_the_line()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var (report, result) = Lab(page, id, isSensitive: false);
        var before = new LabReport(id, "lis", "L0", null);
        before.Describe("免疫检验", null, isSensitive: false);
        before.Verify(Monday.AddDays(-30), isCorrected: false);
        var earlier = new LabResult(id, "lis", "L0-1", "L0");
        earlier.Describe(1, "K", "血钾", "mmol/L", "3.5-5.3");
        earlier.Read(page.Hospital.Services.GetRequiredService<Vault>().Seal(LabResult.ValuePurpose, "4.1"), "N");
        await page.Hospital.AddAsync(Visit(id, "V1", EncounterKind.Outpatient, Monday), report, result, before, earlier);
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = Show(page, agent, id, "medical");
        shown.WaitFor("report-open").Click();
        shown.WaitFor("lab-trend").Click();

        Assert.Equal("2", shown.WaitFor("lab-chart").GetAttribute("data-points"));
        Assert.Equal(["6.8", "4.1"], shown.All("lab-trend-row").Select(row => row.QuerySelectorAll("td")[1].TextContent));
        shown.At("lab-trend").Click();
        shown.WaitForAssertion(() => Assert.Empty(shown.All("lab-chart")), Patience);
    }

    [Fact]
    public async Task A_visit_opens_to_its_reports_with_arrows_and_corrections()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var (report, result) = Lab(page, id, isSensitive: false);
        await page.Hospital.AddAsync(Visit(id, "V1", EncounterKind.Outpatient, Monday), report, result);
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = Show(page, agent, id, "medical");
        var line = shown.WaitFor("report").TextContent;
        shown.At("report-open").Click();
        var row = shown.WaitFor("lab-results").QuerySelector("tbody tr")!;

        Assert.Contains("血钾 6.8mmol/L", line, StringComparison.Ordinal);
        Assert.Contains("已更正", line, StringComparison.Ordinal);
        Assert.Equal("HH", row.GetAttribute("data-flag"));
        Assert.Contains("危急值", row.TextContent, StringComparison.Ordinal);
        shown.At("medical-reports").Click();
        shown.WaitFor("reports-abnormal").Change(true);
        shown.WaitForAssertion(() => Assert.Single(shown.All("report")), Patience);
    }

    [Fact]
    public async Task A_sensitive_report_names_nothing_until_a_reason_was_given()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var (report, result) = Lab(page, id, isSensitive: true);
        await page.Hospital.AddAsync(Visit(id, "V1", EncounterKind.Outpatient, Monday), report, result);
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View, PatientPermissions.SeeNames, ArchivePermissions.ViewMedical, ArchivePermissions.RevealSensitive);

        var ofAgent = Show(page, agent, id, "medical");
        ofAgent.WaitFor("report-open").Click();
        ofAgent.WaitFor("report-detail");
        ofAgent.WaitForAssertion(() => Assert.Contains("含敏感内容", ofAgent.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("血钾", ofAgent.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("免疫检验", ofAgent.Markup, StringComparison.Ordinal);
        Assert.Empty(ofAgent.All("reveal-report"));

        var ofDoctor = Show(page, doctor, id, "medical");
        ofDoctor.WaitFor("report-open").Click();
        ofDoctor.WaitFor("reveal-report").Click();
        ofDoctor.WaitFor("reveal-reason").Input("会诊需要");
        ofDoctor.At("reveal-confirm").Click();

        Assert.Contains("血钾", ofDoctor.WaitFor("lab-results").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Revealed)));
    }

    [Fact]
    public async Task Charges_show_sums_net_of_refunds_and_mark_both_sides()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync(Charge(id, "c1", 160m), Charge(id, "c2", -160m, "c1"), Charge(id, "c3", 20m));
        var finance = await page.Hospital.StaffAsync("finance01", "周会计", PatientPermissions.View, ArchivePermissions.ViewCharges);

        var shown = Show(page, finance, id, "charges");
        var total = shown.WaitFor("charges-total");
        shown.WaitFor("charge");

        Assert.Equal("20.00", total.GetAttribute("data-value"));
        Assert.Single(shown.FindAll(".charge-refund"));
        Assert.Single(shown.FindAll(".charge-refunded"));
        Assert.Contains("全自费", shown.At("charges").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("tab-medical"));
    }

    [Fact]
    public async Task Whoever_sees_neither_costs_nor_treatment_has_no_such_tab_even_by_address()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync(Visit(id, "V1", EncounterKind.Outpatient, Monday), Charge(id, "c1", 160m));
        var clerk = await page.Hospital.StaffAsync("clerk01", "周文员", PatientPermissions.View, PatientPermissions.SeeNames);

        var shown = Show(page, clerk, id, "charges");
        shown.WaitFor("visit-counts");

        Assert.Equal("home", shown.Find("[role=tabpanel]").GetAttribute("data-tab"));
        Assert.Empty(shown.All("tab-charges"));
        Assert.Empty(shown.All("costs"));
        Assert.DoesNotContain("高血压", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_says_what_waits_and_what_he_must_not_be_given()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        await page.Hospital.WithDbAsync(async db =>
        {
            var patient = await db.Patients.SingleAsync(patient => patient.Id == id);
            patient.NoteAllergies(page.Hospital.Services.GetRequiredService<Vault>().Seal(Patient.AllergiesPurpose, "青霉素"));
            return await db.SaveChangesAsync();
        });
        await page.Hospital.AddAsync(Visit(id, "Z1", EncounterKind.Inpatient, Monday.AddDays(-2)));
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = Show(page, agent, id, "home");

        Assert.Contains("正在住院", shown.WaitFor("open-items").TextContent, StringComparison.Ordinal);
        Assert.Contains("青霉素", shown.At("allergies").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", shown.At("visit-counts").QuerySelector("[data-kind=Inpatient]")!.TextContent);
    }

    [Fact]
    public async Task Printing_asks_what_for_and_offers_only_what_one_sees()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync(Charge(id, "c1", 160m));
        var finance = await page.Hospital.StaffAsync("finance01", "周会计", PatientPermissions.View, ArchivePermissions.ViewCharges, ArchivePermissions.Print);
        var shown = page.Show<PrintPage>(finance, parameters => parameters.Add(print => print.Key, id.ToString()));
        shown.WaitFor("print-part");
        var offered = shown.All("print-part").Select(part => part.GetAttribute("data-part")).ToList();
        shown.At("print-prepare").Click();
        var refused = shown.WaitFor("problem").TextContent;
        shown.Find("[data-part=charges]").Change(true);
        shown.At("print-reason").Input("患者申请");

        shown.At("print-prepare").Click();

        Assert.Equal(["home", "interactions", "charges"], offered);
        Assert.Contains("请填写查看原因", refused, StringComparison.Ordinal);
        Assert.Contains("160.00", shown.WaitFor("archive-copy").TextContent, StringComparison.Ordinal);
        Assert.Contains("周会计（finance01）", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_says_whether_people_or_a_system_made_it()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync(new ConnectedSystem("his", "东软HIS", [1], []));
        await page.Hospital.WithDbAsync(
            async db =>
            {
                (await db.Patients.SingleAsync(patient => patient.Id == id)).Register("B0002", null);
                return await db.SaveChangesAsync();
            },
            Actor.ConnectedSystem("his", []));
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = Show(page, agent, id, "changes");
        shown.WaitFor("change");

        Assert.Contains("东软HIS", shown.At("change").TextContent, StringComparison.Ordinal);
        Assert.Contains("HIS 等系统", shown.At("change").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_offered_when_the_EMR_has_an_address_and_opened_beside_the_archive()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync(Visit(id, "V1", EncounterKind.Outpatient, Monday));
        await page.Hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(ArchiveParameters.DocumentLink.Key, "https://emr.local/{mrn}/{visit}", null));
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = Show(page, agent, id, "medical");

        shown.WaitFor("open-documents").Click();
        var link = shown.WaitFor("documents-link");

        Assert.Equal(("https://emr.local/B0001/V1", "_blank", "noopener noreferrer"), (link.GetAttribute("href"), link.GetAttribute("target"), link.GetAttribute("rel")));
        Assert.Contains(page.Browser.JSInterop.Invocations, call => call.Identifier == "crmArchive.open");
    }
}
