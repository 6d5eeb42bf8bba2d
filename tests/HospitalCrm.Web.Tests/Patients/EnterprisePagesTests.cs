using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Enterprises;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class EnterprisePagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Permission[] Manager = [.. People.Clerk, PatientPermissions.ViewEnterprises, PatientPermissions.ManageEnterprises];

    [Fact]
    public async Task A_client_is_made_with_a_contract_and_a_contact_and_stays_open_for_its_members()
    {
        await using var page = await PageTest.OpenAsync();
        var manager = await page.Hospital.StaffAsync("lead01", "赵敏", Manager);
        var shown = page.Show<EnterprisePage>(manager);
        shown.WaitFor("form");
        shown.Type("name", "铁路局");
        shown.Type("contractNo1", "XY-1");
        shown.At("field-contractTo1").Change("2026-12-31");
        shown.Find("form").Submit();
        Assert.Equal("请填写协议开始日期。", shown.WaitFor("field-error-contractFrom1").TextContent);
        shown.At("field-contractFrom1").Change("2026-01-01");
        shown.Type("contactName1", "周凯");

        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Matches("/enterprises/[0-9a-f-]{36}$", page.Nav.Uri), Patience);
        shown.Render(parameters => parameters.Add(enterprise => enterprise.Key, page.Nav.Uri.Split('/')[^1])); // what the router does
        shown.WaitFor("members-card");
        var saved = await page.Hospital.WithDbAsync(db => db.Enterprises.Include(enterprise => enterprise.Contracts).Include(enterprise => enterprise.Contacts).SingleAsync());
        Assert.Equal(("铁路局", "XY-1", "周凯"), (saved.Name, saved.Contracts[0].ContractNo, saved.Contacts[0].Name));
    }

    [Fact]
    public async Task A_member_is_found_added_and_leaves_again()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync("欧阳娜娜");
        var client = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (SaveEnterprise use) => use.HandleAsync(new() { Name = "铁路局" }))).Value;
        var manager = await page.Hospital.StaffAsync("lead01", "赵敏", Manager);
        var steps = new Parts.StepClock(Core.Tests.TestHospital.Monday);
        page.Browser.Services.AddSingleton<TimeProvider>(steps);
        var shown = page.Show<EnterprisePage>(manager, parameters => parameters.Add(enterprise => enterprise.Key, client.ToString()));
        shown.WaitFor("picker-box").Input("欧阳");
        shown.WaitForAssertion(
            () =>
            {
                steps.Advance(TimeSpan.FromSeconds(2));
                Assert.NotEmpty(shown.All("picker-hit"));
            },
            Patience);
        shown.At("picker-hit").Click();

        shown.WaitFor("member-add").Click();
        shown.WaitFor("member-leave").Click();

        shown.WaitForAssertion(() => Assert.Equal("0", shown.At("members-count").GetAttribute("data-value")), Patience);
        Assert.NotNull(await page.Hospital.WithDbAsync(db => db.EnterpriseMembers.Select(member => member.LeftOn).SingleAsync()));
    }

    [Fact]
    public async Task Who_may_only_look_reads_the_form_and_changes_nothing()
    {
        await using var page = await PageTest.OpenAsync();
        var client = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (SaveEnterprise use) => use.HandleAsync(new() { Name = "铁路局" }))).Value;
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", PatientPermissions.ViewEnterprises, SecurityPermissions.Use);

        var shown = page.Show<EnterprisePage>(agent, parameters => parameters.Add(enterprise => enterprise.Key, client.ToString()));

        shown.WaitFor("form");
        Assert.Empty(shown.All("form-save"));
        Assert.Empty(shown.All("add-contract"));
        Assert.Empty(shown.All("member-add"));
    }
}
