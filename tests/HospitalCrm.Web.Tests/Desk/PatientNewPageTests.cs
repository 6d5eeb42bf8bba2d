using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Desk;

public sealed class PatientNewPageTests
{
    [Fact]
    public async Task A_filled_form_becomes_an_archive_and_leads_to_it()
    {
        await using var page = await PageTest.OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        shown.Type("name", "王芳");
        shown.At("field-sex").Change("Female");
        shown.Type("birthDate", "1985-03-07");
        shown.Type("phone", "138 0013 8000");
        shown.At("field-idType").Change("03");
        shown.Type("idNumber", "E12345678");
        shown.Type("address", "北京市朝阳区和平街7号楼");

        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Matches("/patients/[0-9a-f-]{36}$", page.Nav.Uri), TimeSpan.FromSeconds(20));
        var saved = await page.Hospital.WithDbAsync(db => db.Patients.SingleAsync());
        Assert.Equal(("王芳", Sex.Female, "03"), (saved.Name, saved.Sex, saved.IdType));
    }

    [Fact]
    public async Task What_is_known_beyond_the_basics_is_saved_too_and_what_is_wrong_there_opens_its_heading()
    {
        await using var page = await PageTest.OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        Assert.False(shown.At("group-social").HasAttribute("open"));
        shown.Type("name", "王芳");
        shown.Type("allergies", "青霉素");
        shown.At("field-ethnicCode").Change("11");
        shown.At("field-kind").Change("Prospect");
        shown.Type("email", "没有");
        shown.Find("form").Submit();
        shown.WaitFor("field-error-email");
        Assert.True(shown.At("group-social").HasAttribute("open"));
        shown.Type("email", "wf@example.cn");

        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Matches("/patients/[0-9a-f-]{36}$", page.Nav.Uri), TimeSpan.FromSeconds(20));
        var saved = await page.Hospital.WithDbAsync(db => db.Patients.SingleAsync());
        Assert.Equal(("11", PatientKind.Prospect), (saved.EthnicCode, saved.Kind));
        Assert.NotNull(saved.Allergies);
    }

    [Fact]
    public async Task Somebody_similar_is_laid_beside_what_is_typed_and_not_asked_about_again_when_he_is_somebody_else()
    {
        await using var page = await PageTest.OpenAsync();
        var known = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        shown.Type("name", "王芳");
        shown.Type("phone", People.Phone);
        shown.Type("birthDate", "1990-01-01");
        shown.Find("form").Submit();
        shown.WaitFor("similar-compare");
        await shown.InvokeAsync(() => shown.At("similar-compare").Click()); // the form may draw itself anew between finding and pressing
        shown.WaitFor("compare-table");
        Assert.Contains(shown.All("compare-row"), row => row.TextContent.Contains("1985-03-07", StringComparison.Ordinal) && row.GetAttribute("data-differs") == "true");
        Assert.Empty(shown.All("compare-further")); // needs the right to say that two are one

        shown.WaitFor("compare-different");
        await shown.InvokeAsync(() => shown.At("compare-different").Click());
        shown.WaitForAssertion(() => Assert.Empty(shown.All("compare-table")), TimeSpan.FromSeconds(20));
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Matches("/patients/[0-9a-f-]{36}$", page.Nav.Uri), TimeSpan.FromSeconds(20));
        var decision = await page.Hospital.WithDbAsync(db => db.SamePersonDecisions.SingleAsync());
        Assert.Equal((known, false, "agent01"), (decision.OtherId, decision.IsSame, decision.By));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_is_lost()
    {
        await using var page = await PageTest.OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        shown.Type("birthDate", "2099-01-01");
        shown.Type("phone", "12345");
        shown.Type("phone", "不详");

        shown.Find("form").Submit();

        Assert.Equal("请填写姓名。", shown.WaitFor("field-error-name").TextContent);
        Assert.Equal("出生日期不能晚于今天。", shown.At("field-error-birthDate").TextContent);
        Assert.StartsWith("号码无法识别", shown.At("field-error-phone").TextContent, StringComparison.Ordinal);
        Assert.Equal("不详", shown.At("field-phone").GetAttribute("value"));
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task A_doubtful_identity_card_is_saved_once_the_user_says_that_it_stands_so()
    {
        await using var page = await PageTest.OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        shown.Type("name", "王芳");
        shown.Type("idNumber", "110105194912310021");
        shown.Find("form").Submit();
        var error = shown.WaitFor("field-error-idNumber").TextContent;
        shown.WaitFor("accept-id").Change(true);

        shown.Find("form").Submit();

        Assert.Contains("校验位不符", error, StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.Matches("/patients/[0-9a-f-]{36}$", page.Nav.Uri), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_valid_number_offers_sex_and_birth_date()
    {
        await using var page = await PageTest.OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        shown.Type("idNumber", "11010519491231002X");

        shown.WaitFor("id-take").Click();

        Assert.Equal("1949-12-31", shown.At("field-birthDate").GetAttribute("value"));
        Assert.Equal("Female", shown.At("field-sex").GetAttribute("value"));
        Assert.Empty(shown.All("id-hints"));
    }

    [Fact]
    public async Task Somebody_who_may_be_on_file_is_shown_with_a_link_and_saving_needs_a_word()
    {
        await using var page = await PageTest.OpenAsync();
        var known = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        shown.Type("name", "王芳");
        shown.Type("phone", People.Phone);
        shown.Find("form").Submit();
        var similar = shown.WaitFor("similar-patient");
        var stopped = await page.Hospital.WithDbAsync(db => db.Patients.CountAsync());

        shown.At("accept-similar").Change(true);
        shown.Find("form").Submit();

        Assert.Equal($"/patients/{known}", similar.GetAttribute("href"));
        Assert.Equal(1, stopped);
        shown.WaitForAssertion(() => Assert.Matches("/patients/[0-9a-f-]{36}$", page.Nav.Uri), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Numbers_and_contacts_are_lines_that_come_and_go()
    {
        await using var page = await PageTest.OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        shown.Type("name", "王芳");
        shown.Type("phone", People.Phone);
        shown.At("add-number").Click();
        shown.Type("phone2", "010-58781234");
        shown.At("field-owner2").Change("Shared");
        shown.Type("contactName", "李强");
        shown.At("field-contactRelation").Change("1");
        shown.Type("contactPhone", "13900139000");

        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Matches("/patients/[0-9a-f-]{36}$", page.Nav.Uri), TimeSpan.FromSeconds(20));
        var owners = await page.Hospital.WithDbAsync(db => db.ContactNumbers.Select(number => number.Owner).ToListAsync());
        Assert.Equal([NumberOwner.Self, NumberOwner.Contact, NumberOwner.Shared], owners.Order());
        Assert.Equal("1", await page.Hospital.WithDbAsync(db => db.ContactPersons.Select(contact => contact.Relation).SingleAsync()));
    }

    [Fact]
    public async Task From_an_unknown_call_the_number_stands_there_and_the_HIS_offers_whom_it_knows()
    {
        await using var page = await PageTest.OpenAsync(services => services.AddDemoPatientLookup(new() { Candidates = 1 }));
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", [.. People.Clerk, CallPermissions.Answer, CallPermissions.View]);
        var call = await RingAsync(page.Hospital, "agent01");
        page.Nav.NavigateTo($"/patients/new?call={call}");
        var shown = page.Show<PatientNewPage>(agent);
        shown.WaitFor("form");
        var number = shown.At("field-phone").GetAttribute("value");
        shown.WaitFor("lookup-take").Click();

        shown.WaitForState(() => shown.At("field-name").GetAttribute("value")?.Length > 0, TimeSpan.FromSeconds(20));
        shown.Find("form").Submit();

        Assert.Equal(People.Phone, number);
        Assert.DoesNotContain(People.Phone, page.Nav.Uri, StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.Matches("/patients/[0-9a-f-]{36}$", page.Nav.Uri), TimeSpan.FromSeconds(20));
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.ContactNumbers.CountAsync()));
    }

    private static async Task<Id<CallSession>> RingAsync(TestHospital hospital, string agentNo)
    {
        var vault = hospital.Services.GetRequiredService<Vault>();
        var call = new CallSession("line1", "link1", CallDirection.Incoming, TestHospital.Monday);
        call.Identify(1, Presentation.Allowed, PhoneKind.Mobile, null, vault.Seal(CallSession.NumberPurpose, People.Phone), [1]);
        call.Recognise(CallMatch.Unknown, null, isNuisance: false);
        call.Offer(agentNo);
        await hospital.AddAsync(call);
        return call.Id;
    }
}
